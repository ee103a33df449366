@NullMarked
package org.naohai.catalogue.dicom;

import org.jspecify.annotations.NullMarked;
