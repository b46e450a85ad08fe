#pragma once

#include <cstddef>
#include <span>

#include "text/characters.hpp"
#include "text/code_points.hpp"

namespace attn {

/// Pieces of a byte pair encoding merge within a unit and never across: a run of letters, one
/// digit, or one mark, each with the one space (U+0020) in front. Any other white space is a unit,
/// and so is a space before it or before the end.
///
/// Units follow each other without gaps; this is the end of the one that begins with
/// characters[begin], an index into `characters`, which are those of `text`.
std::size_t merge_unit_end(std::span<const CodePoint> text, std::span<const Character> characters,
                           std::size_t begin);

}  // namespace attn
