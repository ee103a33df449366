@NullMarked
package org.naohai.acquisition.web;

import org.jspecify.annotations.NullMarked;
