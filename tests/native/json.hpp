#pragma once

// Just enough JSON for our own fixtures: no escapes in strings, and it throws at what is malformed.

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace attn::test {

struct JsonMember;

struct Json {
  double number = 0;
  std::string text;
  std::vector<Json> items;
  std::vector<JsonMember> members;

  const Json& operator[](const std::string& key) const;
};

struct JsonMember {
  std::string key;
  Json value;
};

inline const Json& Json::operator[](const std::string& key) const {
  for (const JsonMember& member : members) {
    if (member.key == key) return member.value;
  }
  throw std::runtime_error("JSON without " + key);
}

class JsonReader {
 public:
  static Json read_file(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return JsonReader(text.str()).value();
  }

 private:
  explicit JsonReader(std::string text) : text_(std::move(text)) {}

  Json value() {
    Json out;
    switch (peek()) {
      case '{':
        list('}', [&] {
          std::string key = string();
          expect(':');
          out.members.push_back({std::move(key), value()});
        });
        return out;
      case '[':
        list(']', [&] { out.items.push_back(value()); });
        return out;
      case '"':
        out.text = string();
        return out;
      case 't':
        at_ += 4;
        out.number = 1;
        return out;
      case 'f':
        at_ += 5;
        return out;
      default: {
        char* end = nullptr;
        out.number = std::strtod(text_.c_str() + at_, &end);
        if (end == text_.c_str() + at_) fail();
        at_ = static_cast<std::size_t>(end - text_.c_str());
        return out;
      }
    }
  }

  template <class Item>
  void list(char close, Item&& item) {
    ++at_;
    while (peek() != close) {
      item();
      if (peek() != close) expect(',');
    }
    ++at_;
  }
  std::string string() {
    expect('"');
    const std::size_t end = text_.find('"', at_);
    if (end == std::string::npos) fail();
    const std::string out = text_.substr(at_, end - at_);
    at_ = end + 1;
    return out;
  }
  char peek() {
    at_ = text_.find_first_not_of(" \n\r\t", at_);
    if (at_ == std::string::npos) fail();
    return text_[at_];
  }
  void expect(char c) {
    if (peek() != c) fail();
    ++at_;
  }
  [[noreturn]] void fail() const {
    throw std::runtime_error("JSON that is malformed at " + std::to_string(at_));
  }

  std::string text_;
  std::size_t at_ = 0;
};

}  // namespace attn::test
