# SPDX-License-Identifier: MPL-2.0
# The manual: a page for the program and one for every cli/cmd_*.c, in English and Danish, made from
# what the program says with --help. Whoever builds for another machine cannot run the program and
# gets no manual.
file(GLOB ADGANG_COMMANDS CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}/cli cli/cmd_*.c)
list(TRANSFORM ADGANG_COMMANDS REPLACE "^cmd_(.*)\\.c$" "adgang-\\1")

set(ADGANG_MAN_PAGES)
if(NOT CMAKE_CROSSCOMPILING)
  foreach(language en da)
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/man/${language})
    set(pages)
    foreach(name adgang ${ADGANG_COMMANDS})
      set(page ${CMAKE_BINARY_DIR}/man/${language}/${name}.1)
      add_custom_command(
        OUTPUT ${page}
        COMMAND sh ${CMAKE_CURRENT_SOURCE_DIR}/man/make_man.sh
                $<TARGET_FILE:adgang_cli> ${PROJECT_VERSION} ${language} ${page}
        DEPENDS adgang_cli ${ADGANG_MO} man/make_man.sh man/man.awk man/${language}.txt
        VERBATIM)
      list(APPEND pages ${page})
    endforeach()
    if(language STREQUAL en)
      install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    else()
      install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/${language}/man1)
    endif()
    list(APPEND ADGANG_MAN_PAGES ${pages})
  endforeach()
endif()
add_custom_target(adgang_manual ALL DEPENDS ${ADGANG_MAN_PAGES})
