"""Fisher's iris data (1936), which is in the public domain: 50 flowers of each of three species.

Edges in tenths of a centimetre: the length and width of sepals, and of petals.
"""

SPECIES = ["setosa", "versicolor", "virginica"]
EDGES = ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"]
PACKED = (
    "c-kG0TeF%l6h_BL`+y`tL=g!a1n&n>66Gcc9<;TcI{p9ura67w^UbWawg?GIfuN(0QQ}d=R|I9-"
    "v62L2$ODQZSMDAiWNV5}fsRf<1|KjQR67lo5mmA+RzygK<z_q-8#>H_F%oO4Br6q(<@nnvm>>>1;(@N5LyFG9mrHUy9c2Mk&U-"
    "q@5C0vA`x?qajM5buM1YZyejegsY~f)f`*^5-7n_M98>CA|iBHf)cJU=aKl~%<{Fpwyl;+kB-"
    "&sOS7UOn#)YJJ={d5z2cD96@p?ZY_t!F#6agU^MSGe~gQb0^AXRqF7F)i%v=<1)0hV5``r?g>5t#d!{Cq(4IPNWAuuHBfHi%`wyn"
    "^8VrtCh3WYDegq<kUf|_ui4VR)h=K<J{iid=Y64B&1sGG;S@`!a3j)4qE9R@J+IX4Wp9nWp8a)j+p#}>$G(X;||sA4}4BjJ0AaXT"
    "cfut<F#t+yD!YnxlA6APfMGd6%+H$zgTz3jrXRXy%$fbo^ks0ORHe1`DVS@I;qhw%jwInjT@8yL27iYn7*LWf3s%tchi~jp0!NSW"
    ">JtgG*%lF^UlkS8cxR3%ci|o%%7gHz8W9?)sj5BhqKk%d~%1gc?&Y@3c~mY`JYiV"
)
