@NullMarked
package org.naohai.server.dicom;

import org.jspecify.annotations.NullMarked;
