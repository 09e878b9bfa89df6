# Writes a file as C: cmake -DFROM=text.md -DTO=text.c -DNAME=name -P embed.cmake gives `name` and `name_length`.
file(READ ${FROM} bytes HEX)
string(LENGTH "${bytes}" digits)
math(EXPR length "${digits} / 2")
string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
file(WRITE ${TO} "#include <stddef.h>

extern const char ${NAME}[];
extern const size_t ${NAME}_length;

const char ${NAME}[] = {
${bytes}'\\0'};
const size_t ${NAME}_length = ${length};
")
