package org.naohai.acquisition.dicom;

import java.io.IOException;
import org.naohai.formats.dicom.TransferSyntax;

/// The one way into the archive: an association, a STOW request or an import opens a delivery and hands on instances.
public interface Deliveries {

    Delivery open(Sender sender);

    /// The instances of one sender, one after the other. Owned by one thread.
    ///
    /// Closing tells that nothing more comes: what it brought is finished soon after.
    interface Delivery extends AutoCloseable {

        /// - **sopClassUid**, **sopInstanceUid** as the command says; empty where nothing says them but the data set
        /// - **syntax** of a bare data set · **form** whether a Part 10 file follows or a bare data set
        Incoming begin(String sopClassUid, String sopInstanceUid, TransferSyntax syntax, Form form);

        /// Returns when all that was finished is on disk: nothing may be acknowledged before.
        void sync() throws IOException;

        @Override
        void close();
    }

    /// What is delivered.
    enum Form {
        /// with preamble and group 0002, or a bare data set whose syntax has to be found out
        FILE,
        DATA_SET
    }

    /// One instance on its way in, in pieces of any size. May block while too much is under way.
    interface Incoming {

        void write(byte[] bytes, int from, int length) throws IOException;

        /// Durable after [Delivery#sync] where it is [Answer.Kept].
        Answer finish() throws IOException;

        /// Forgets what came so far: the sender broke off.
        void abort();
    }

    /// What became of an instance.
    sealed interface Answer {
        /// In the journal, encrypted; it is archived or held from here on.
        ///
        /// - **sopClassUid**, **sopInstanceUid** as the data set says
        record Kept(String sopClassUid, String sopInstanceUid) implements Answer {}

        /// Not kept.
        ///
        /// - **status** of C-STORE (PS3.4 table B.2-1): 0xA700 out of resources, 0xA900 data set does not
        ///   match its class, 0xC000 cannot understand · **code** of the problem
        record Refused(int status, String code, String sopClassUid, String sopInstanceUid) implements Answer {}
    }
}
