# install, find_package(adgang), pkg-config.
install(TARGETS adgang EXPORT adgang-targets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} NAMELINK_COMPONENT libadgang-dev
        RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS adgang_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/adgang
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT libadgang-dev)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/styles DESTINATION ${CMAKE_INSTALL_DATADIR}/adgang)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/data/model_region ${PROJECT_SOURCE_DIR}/data/templates
        DESTINATION ${CMAKE_INSTALL_DATADIR}/adgang)
install(FILES ${ADGANG_MO} DESTINATION ${CMAKE_INSTALL_LOCALEDIR}/da/LC_MESSAGES)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR})

install(EXPORT adgang-targets NAMESPACE adgang:: COMPONENT libadgang-dev
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/adgang)
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/adgang-config.cmake
     "include(\"\${CMAKE_CURRENT_LIST_DIR}/adgang-targets.cmake\")\n")
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/adgang-config-version.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/adgang-config.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/adgang-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/adgang COMPONENT libadgang-dev)

file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/adgang.pc.in
"prefix=@CMAKE_INSTALL_PREFIX@
libdir=@CMAKE_INSTALL_FULL_LIBDIR@
includedir=@CMAKE_INSTALL_FULL_INCLUDEDIR@

Name: adgang
Description: @PROJECT_DESCRIPTION@
Version: @PROJECT_VERSION@
Requires.private: gdal
Libs: -L\${libdir} -ladgang
Cflags: -I\${includedir}
")
configure_file(${CMAKE_CURRENT_BINARY_DIR}/adgang.pc.in ${CMAKE_CURRENT_BINARY_DIR}/adgang.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/adgang.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT libadgang-dev)
