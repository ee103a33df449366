@NullMarked
package org.naohai.governance.web;

import org.jspecify.annotations.NullMarked;
