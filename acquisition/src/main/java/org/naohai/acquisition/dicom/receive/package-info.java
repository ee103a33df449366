/// Receives from scanners by DIMSE: the port, who may send, and what is answered.
@NullMarked
package org.naohai.acquisition.dicom.receive;

import org.jspecify.annotations.NullMarked;
