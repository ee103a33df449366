@NullMarked
package org.naohai.server.web;

import org.jspecify.annotations.NullMarked;
