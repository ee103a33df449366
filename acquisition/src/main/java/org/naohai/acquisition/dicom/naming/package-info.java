/// Which BIDS name an image gets: a table of rules, and what BIDS allows.
@NullMarked
package org.naohai.acquisition.dicom.naming;

import org.jspecify.annotations.NullMarked;
