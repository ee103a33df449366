/// Bytes of stored files over HTTP: ranges, validators, and nothing that a cache shares between people.
@NullMarked
package org.naohai.viewer.bytes;

import org.jspecify.annotations.NullMarked;
