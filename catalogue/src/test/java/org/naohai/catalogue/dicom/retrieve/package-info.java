@NullMarked
package org.naohai.catalogue.dicom.retrieve;

import org.jspecify.annotations.NullMarked;
