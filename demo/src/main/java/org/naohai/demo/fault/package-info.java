@NullMarked
package org.naohai.demo.fault;

import org.jspecify.annotations.NullMarked;
