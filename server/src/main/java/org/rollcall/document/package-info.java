/**
 * Keeps what participants send in: photographs and files of one or several pages. Tells their type by their content, strips pictures of what they say beside the picture, has them scanned, and opens to staff only what the scanner let pass. Calls participant and below; the pages are evidence.
 */
@ApplicationModule(
        displayName = "Document",
        allowedDependencies = {"journal", "staff", "evidence", "participant"})
@NullMarked
package org.rollcall.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
