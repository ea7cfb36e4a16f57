# SPDX-License-Identifier: MPL-2.0
# install, the manual, find_package(adgang), pkg-config. What is installed may be moved as a whole.
include(man/man.cmake)
install(TARGETS adgang EXPORT adgang-targets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} NAMELINK_COMPONENT libadgang-dev
        RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS adgang_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/adgang
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT libadgang-dev)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/styles DESTINATION ${CMAKE_INSTALL_DATADIR}/adgang)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/data/model_region ${PROJECT_SOURCE_DIR}/data/templates
                  ${PROJECT_SOURCE_DIR}/data/profiles ${PROJECT_SOURCE_DIR}/data/osm
        DESTINATION ${CMAKE_INSTALL_DATADIR}/adgang)
install(FILES ${ADGANG_MO} DESTINATION ${CMAKE_INSTALL_LOCALEDIR}/da/LC_MESSAGES)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
file(GLOB ADGANG_DOCS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/*.md)
install(FILES ${ADGANG_DOCS} DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs/measures DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs/examples
        DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT libadgang-dev)

install(EXPORT adgang-targets NAMESPACE adgang:: COMPONENT libadgang-dev
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/adgang)
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/adgang-config.cmake
     "include(\"\${CMAKE_CURRENT_LIST_DIR}/adgang-targets.cmake\")\n")
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/adgang-config-version.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/adgang-config.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/adgang-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/adgang COMPONENT libadgang-dev)

# Its folders are told from where it lies, so that it is right under any prefix. The library needs GDAL
# and the others itself; who links to it needs none of them.
set(ADGANG_PC_DIR ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
if(IS_ABSOLUTE ${ADGANG_PC_DIR})
  set(ADGANG_PC_PREFIX ${CMAKE_INSTALL_PREFIX})
else()
  string(REGEX REPLACE "[^/]+" ".." ADGANG_PC_PREFIX "${ADGANG_PC_DIR}")
  set(ADGANG_PC_PREFIX "\${pcfiledir}/${ADGANG_PC_PREFIX}")
endif()
foreach(dir LIBDIR INCLUDEDIR)
  set(ADGANG_PC_${dir} ${CMAKE_INSTALL_${dir}})
  if(NOT IS_ABSOLUTE ${CMAKE_INSTALL_${dir}})
    set(ADGANG_PC_${dir} "\${prefix}/${CMAKE_INSTALL_${dir}}")
  endif()
endforeach()
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/adgang.pc
"prefix=${ADGANG_PC_PREFIX}
libdir=${ADGANG_PC_LIBDIR}
includedir=${ADGANG_PC_INCLUDEDIR}

Name: adgang
Description: ${PROJECT_DESCRIPTION}
Version: ${PROJECT_VERSION}
Libs: -L\${libdir} -ladgang
Cflags: -I\${includedir}
")
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/adgang.pc DESTINATION ${ADGANG_PC_DIR}
        COMPONENT libadgang-dev)
