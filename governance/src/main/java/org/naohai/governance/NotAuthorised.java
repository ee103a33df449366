package org.naohai.governance;

/// The call is refused; what one may not see is answered as if it were not there (404).
public class NotAuthorised extends RuntimeException {
    public NotAuthorised(String why) {
        super(why);
    }
}
