# `make install`: libraries, header, command, a pkg-config file and a CMake package.
include(CMakePackageConfigHelpers)

install(TARGETS yst_static yst_shared EXPORT yardstick)
if(TARGET yardstick)
  install(TARGETS yardstick)
endif()
install(FILES src/include/yardstick.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

# From where the file lies, so that the installation may be moved.
file(RELATIVE_PATH path_to_prefix /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
configure_file(cmake/yardstick.pc.in yardstick.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/yardstick.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/yardstick)
write_basic_package_version_file(yardstick-config-version.cmake COMPATIBILITY SameMinorVersion)
install(EXPORT yardstick NAMESPACE yardstick:: FILE yardstick-config.cmake DESTINATION ${package_folder})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/yardstick-config-version.cmake DESTINATION ${package_folder})
