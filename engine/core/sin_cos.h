// Sine and cosine of an angle within a turn.
#pragma once

namespace tg {

struct SinCos {
  double sin, cos;
};
/// Of an angle from 0 to 2 pi: the nearest doubles, but in one of some thousand cases, as glibc
/// gives them. Normal numbers of PyTorch are made of these.
SinCos sin_cos(double angle);

}  // namespace tg
