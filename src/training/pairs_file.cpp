#include <zlib.h>

#include <array>
#include <memory>
#include <optional>

#include "training/pairs.hpp"

namespace attn {
namespace {

struct CloseFile {
  void operator()(gzFile file) const { gzclose_r(file); }
};

/// zlib hands a file that is not compressed through as it is.
std::optional<std::string> read_file(const std::string& path, std::string& message) {
  const std::unique_ptr<gzFile_s, CloseFile> file(gzopen(path.c_str(), "rb"));
  if (!file) {
    message = "the file cannot be opened";
    return std::nullopt;
  }
  std::string text;
  std::array<char, 1 << 16> buffer;
  int size;
  while ((size = gzread(file.get(), buffer.data(), buffer.size())) > 0) {
    text.append(buffer.data(), static_cast<std::size_t>(size));
  }
  // A compressed file that ends too early counts as read by gzread, but not by gzerror.
  int error;
  gzerror(file.get(), &error);
  if (error == Z_OK || error == Z_STREAM_END) return text;
  message = error == Z_BUF_ERROR ? "the compressed file is cut off"
            : error == Z_ERRNO   ? "the file cannot be read"
                                 : "the compressed file is damaged";
  return std::nullopt;
}

}  // namespace

PairsOrProblem load_pairs(const std::string& path) {
  std::string message;
  const auto text = read_file(path, message);
  if (!text) return PairsProblem{path, 0, message};
  return parse_pairs(*text, path);
}

}  // namespace attn
