# Each unit test, each case file and each script is a test of its own, named after its file.
find_package(PkgConfig REQUIRED)
pkg_check_modules(cmocka REQUIRED IMPORTED_TARGET cmocka)

set(repository ${CMAKE_CURRENT_SOURCE_DIR})

# --- unit tests: tests/unit/NAME_test.c is one program; what several share stands in tests/support ---

file(GLOB support_sources CONFIGURE_DEPENDS tests/support/*.c)
file(GLOB unit_tests CONFIGURE_DEPENDS tests/unit/*_test.c)
if(support_sources)
  add_library(test_support OBJECT ${support_sources})
  target_include_directories(test_support PRIVATE src tests ${generated})
endif()
foreach(file IN LISTS unit_tests)
  cmake_path(GET file STEM name)
  add_executable(${name} ${file} $<$<TARGET_EXISTS:test_support>:$<TARGET_OBJECTS:test_support>>)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/tests)
  target_include_directories(${name} PRIVATE src tests ${generated})
  target_link_libraries(${name} PRIVATE yst_static PkgConfig::cmocka)
  add_test(NAME unit/${name} COMMAND ${name} WORKING_DIRECTORY ${repository})
  set_tests_properties(unit/${name} PROPERTIES TIMEOUT 120)
endforeach()

# --- the program of examples/: linked like somebody else's, with what the shared library exports -----

add_executable(embed examples/embed.c)
set_target_properties(embed PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/tests)
target_link_libraries(embed PRIVATE yardstick::shared)
add_test(NAME example/embed COMMAND embed)
set_tests_properties(example/embed PROPERTIES PASS_REGULAR_EXPRESSION
  "^Mill Lane: large\\? yes\n  a hall needs insurance\nQuay: large\\? no\nChapel Street: large\\? undecided, yes.no\n$")

# --- case files: rule files, commands and registers with what is expected of them (docs/hacking.md) --

set(case_environment "YST_BUILD=${CMAKE_CURRENT_BINARY_DIR}")
if(TARGET yardstick)
  file(GLOB_RECURSE case_files RELATIVE ${repository} CONFIGURE_DEPENDS
       tests/command/*.test tests/evaluation/*.test tests/bugs/*.test)
  file(GLOB diagnostic_files RELATIVE ${repository} CONFIGURE_DEPENDS tests/diagnostics/*.rules)
  foreach(file IN LISTS case_files diagnostic_files)
    string(REGEX REPLACE "^tests/" "" name ${file})
    add_test(NAME ${name} COMMAND sh tests/case.sh ${file} WORKING_DIRECTORY ${repository})
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "${case_environment}" TIMEOUT 60)
  endforeach()
endif()

# --- documents: their examples come out as they are printed ----------------------------------------

if(TARGET yardstick)
  file(GLOB system_pages RELATIVE ${repository} CONFIGURE_DEPENDS docs/systems/*.md)
  list(REMOVE_ITEM system_pages docs/systems/contradictions.md) # tests/contradictions.sh
  foreach(file IN ITEMS README.md docs/language.md LISTS system_pages)
    if(EXISTS ${repository}/${file})
      string(REGEX REPLACE "^docs/" "" name ${file})
      add_test(NAME docs/${name} COMMAND sh tests/docs.sh ${file} WORKING_DIRECTORY ${repository})
      set_tests_properties(docs/${name} PROPERTIES ENVIRONMENT "${case_environment}" TIMEOUT 120)
    endif()
  endforeach()
endif()

# --- the reference: made-up toolkits, worked out a second time (tests/reference/main.c) ---------------

file(GLOB reference_sources CONFIGURE_DEPENDS tests/reference/*.c)
add_executable(reference ${reference_sources})
set_target_properties(reference PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/tests)
target_link_libraries(reference PRIVATE yst_static)
set(reference_seeds 2000)
if(YST_SANITIZE)
  set(reference_seeds 250) # each takes several times as long
endif()
add_test(NAME reference COMMAND reference 1 ${reference_seeds})
set_tests_properties(reference PROPERTIES TIMEOUT 300)

# --- scripts: the harness held to its own rules, what is asked of the source text, the installation ---

set(scripts case_test contradictions progress json_schema sarif format_generated suggested plain_words include_directions include_directions_test style globals diagnostics_complete)
if(TARGET yardstick AND EXISTS ${repository}/src/include/yardstick.h)
  list(APPEND scripts install)
endif()
foreach(script IN LISTS scripts)
  add_test(NAME ${script} COMMAND sh tests/${script}.sh WORKING_DIRECTORY ${repository})
  set_tests_properties(${script} PROPERTIES ENVIRONMENT "${case_environment};CC=${CMAKE_C_COMPILER}" TIMEOUT 120
                                            SKIP_RETURN_CODE 77
                                            LABELS once) # other builds and locales would learn nothing new
endforeach()

# --- on request: fuzz targets and bench programs -----------------------------------------------------

foreach(kind fuzz bench)
  string(TOUPPER ${kind} option)
  if(YST_${option})
    file(GLOB programs CONFIGURE_DEPENDS tests/${kind}/*.c)
    foreach(file IN LISTS programs)
      cmake_path(GET file STEM name)
      add_executable(${kind}_${name} ${file})
      target_include_directories(${kind}_${name} PRIVATE src tests ${generated})
      target_link_libraries(${kind}_${name} PRIVATE yst_static)
      target_link_options(${kind}_${name} PRIVATE $<$<STREQUAL:${kind},fuzz>:-fsanitize=fuzzer>)
    endforeach()
  endif()
endforeach()
