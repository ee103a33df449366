package org.naohai.acquisition.dicom.commitment;

import java.util.Optional;

/// Where senders listen.
@FunctionalInterface
public interface AddressBook {

    Optional<Address> find(String ae);

    record Address(String host, int port) {}
}
