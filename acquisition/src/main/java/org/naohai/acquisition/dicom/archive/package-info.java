/// The way of an instance from its sender into the archive: journal, route, de-identify, pack, record.
@NullMarked
package org.naohai.acquisition.dicom.archive;

import org.jspecify.annotations.NullMarked;
