package org.naohai.acquisition.dicom.inbox;

import java.util.List;
import org.naohai.catalogue.HomeSource;
import org.naohai.governance.Actor;
import org.naohai.kernel.Severity;
import org.naohai.kernel.Text;
import org.springframework.stereotype.Component;

/// Says on the home page that studies wait in the inbox.
@Component
class InboxHome implements HomeSource {

    private final Arrivals arrivals;

    InboxHome(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public List<Need> needs(Actor actor) {
        long waiting = arrivals.waiting(actor);
        return waiting == 0
                ? List.of()
                : List.of(new Need(
                        "inbox",
                        Severity.WARNING,
                        new Text("收件箱中有待处理的检查", "Studies wait in the inbox"),
                        new Text(
                                waiting + " 项检查需要决定去向或确认",
                                waiting + (waiting == 1 ? " study needs" : " studies need") + " a decision"),
                        waiting,
                        "/intake/inbox"));
    }

    @Override
    public List<Object> intakes(Actor actor) {
        return List.of();
    }
}
