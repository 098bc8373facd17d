// What the compiler says of a wrong row, by running it: a table is checked while it is compiled.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace tg {
namespace {

struct Compiled {
  bool passed;
  std::string said;
};

Compiled compiled(const std::string& row) {
  auto folder =
      std::filesystem::temp_directory_path() / ("tensorglass-row-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  auto source = folder / "row.cpp", heard = folder / "said";
  std::ofstream(source)
      << "#include \"op/op.h\"\nusing namespace tg;\nnamespace {\n"
         "Tensor negated(const Tensor& t) { return t; }\n"
         "constexpr Op kOps[] = {{.schema = \"fine(Tensor self) -> Tensor\", .forward = "
         "kernel<&negated>}, {.schema = "
      << row << "}};\nstatic_assert(valid(kOps));\n}\n";
  std::string command = TG_COMPILER " -std=c++20 -fsyntax-only -I" TG_TREE "/engine " +
                        source.string() + " 2>" + heard.string();
  bool passed = std::system(command.c_str()) == 0;
  std::stringstream said;
  said << std::ifstream(heard).rdbuf();
  std::filesystem::remove_all(folder);
  return {passed, said.str()};
}

TEST(WrongRow, IsRefusedByTheCompilerWithItsNumberAndItsFault) {
  Compiled right = compiled(R"("negated(Tensor self) -> Tensor", .forward = kernel<&negated>)");
  EXPECT_TRUE(right.passed) << right.said;
  Compiled wrong =
      compiled(R"("negated(Tensor self, int n) -> Tensor", .forward = kernel<&negated>)");
  EXPECT_FALSE(wrong.passed);
  EXPECT_NE(wrong.said.find("the_kernel_has_other_parameters_than_the_schema"), std::string::npos)
      << wrong.said;
  bool names_row = wrong.said.find("valid_row<1") != std::string::npos ||
                   wrong.said.find("kOps[1]") != std::string::npos;
  EXPECT_TRUE(names_row) << wrong.said;
}

}  // namespace
}  // namespace tg
