# eigenvalues and eigenvectors of real matrices
import numpy as np
L=np.linalg; np.set_printoptions(precision=6,suppress=True)
A=[[[4.,1.],[2.,3.]],[[2,0],[0,3]],[[0,1.],[1,0]],[[2,1,0],[1,3,1],[0,1,4]],[[1.,2,3],[4,5,6],[7,8,10]],[[1,0],[2,3]],[[0,1],[0,0]],[[2,0,0],[1,2,0],[0,1,3]],[[.9,.1],[.5,.5]],[[0.9,0.075,0.025],[0.15,0.8,0.05],[0.25,0.25,0.5]],[[5.]],[[1,1],[0,1]],np.vander([1.,2,3,4,5]),[[3,-2],[1,0]],[[6,-11,6],[1,0,0],[0,1,0]],[[-2,1,0],[1,-2,1],[0,1,-2]],np.ones((3,3)),np.eye(3),[[1e3,1],[2,1e-3]],[[0,0],[0,0]],[[2,-1],[-1,2]],[[0,2],[8,0]]]
for a in A:
    r=L.eig(np.array(a)); print(r.eigenvalues.tolist() and np.round(r.eigenvalues,5)+0., '\n', np.round(r.eigenvectors,5)+0.)
print(np.roots([1,-6,11,-6]), np.roots([2,-3,1]), np.roots([1,0,-1,0]))
