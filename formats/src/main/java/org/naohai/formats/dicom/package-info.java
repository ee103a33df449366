@NullMarked
package org.naohai.formats.dicom;

import org.jspecify.annotations.NullMarked;
