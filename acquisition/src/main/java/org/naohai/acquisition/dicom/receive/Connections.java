package org.naohai.acquisition.dicom.receive;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/// The open connections. Those that have not yet an association are bounded: the one that has waited longest gives way
/// to the newest, so that nobody keeps others out by asking for nothing. Thread-safe.
final class Connections {

    private final int mostAsking;
    private final LinkedHashSet<Socket> asking = new LinkedHashSet<>();
    private final Set<Socket> associated = new HashSet<>();

    Connections(int mostAsking) {
        this.mostAsking = mostAsking;
    }

    synchronized void opened(Socket socket) {
        if (asking.size() >= mostAsking) {
            var longest = asking.getFirst();
            asking.remove(longest);
            close(longest);
        }
        asking.add(socket);
    }

    synchronized void associated(Socket socket) {
        if (asking.remove(socket)) {
            associated.add(socket);
        }
    }

    synchronized void over(Socket socket) {
        asking.remove(socket);
        associated.remove(socket);
    }

    synchronized void closeAll() {
        var all = new ArrayList<>(asking);
        all.addAll(associated);
        all.forEach(Connections::close);
        asking.clear();
        associated.clear();
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // closed it is
        }
    }
}
