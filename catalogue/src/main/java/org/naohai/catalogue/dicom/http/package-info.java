/// What QIDO-RS and WADO-RS share of HTTP (PS3.18 section 8).
@NullMarked
package org.naohai.catalogue.dicom.http;

import org.jspecify.annotations.NullMarked;
