/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_DANISH_H
#define ADG_TESTS_SUPPORT_DANISH_H

/** Switches the whole process to Danish, where 1.5 is printed "1,5", as a host program may have done
 *  before it calls the library. The test is skipped where there is no Danish locale. Go back with
 *  leave_denmark. */
void enter_denmark(void);
void leave_denmark(void);

#endif
