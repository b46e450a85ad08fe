#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace attn {

/// The bytes of a file, or nothing where it can't be read.
std::optional<std::vector<std::byte>> read_file(const std::string& path);

/// Writes a file next to `path` and gives it that name when it is complete, so that whoever looks
/// sees the old one or the new one. False where that fails.
bool write_file(const std::string& path, std::span<const std::byte> bytes);
bool write_file(const std::string& path, const std::string& text);

}  // namespace attn
