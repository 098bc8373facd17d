# cells on a torus
import numpy as np

board = np.zeros((6, 6), dtype=int)
board[0, 1] = board[1, 2] = board[2, 0] = board[2, 1] = board[2, 2] = 1


def step(board):
    neighbours = sum(
        np.roll(board, (i, j), axis=(0, 1)) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)
    )
    return ((neighbours == 3) | ((board == 1) & (neighbours == 2))).astype(int)


for generation in range(4):
    print("\n".join("".join(".#"[cell] for cell in row) for row in board))
    print(generation, board.sum(), np.argwhere(board).tolist())
    board = step(board)
print(board)
