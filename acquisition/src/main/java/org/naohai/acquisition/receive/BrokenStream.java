package org.naohai.acquisition.receive;

import java.io.IOException;

/// The sender's stream ends early or is no tar; files that came whole are kept.
public final class BrokenStream extends IOException {
    BrokenStream(String found) {
        super(found);
    }
}
