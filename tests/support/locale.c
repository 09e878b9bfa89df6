/* Every unit test runs in the locale of whoever runs it, as a program that embeds the library may. */
#include <locale.h>

__attribute__((constructor)) static void take_locale(void)
{
  setlocale(LC_ALL, "");
}
