@NullMarked
package org.naohai.catalogue.dicom.query;

import org.jspecify.annotations.NullMarked;
