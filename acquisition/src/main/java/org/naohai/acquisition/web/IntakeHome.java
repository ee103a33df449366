package org.naohai.acquisition.web;

import java.util.ArrayList;
import java.util.List;
import org.naohai.acquisition.Intake;
import org.naohai.acquisition.pipeline.IntakeProcessor;
import org.naohai.acquisition.store.IntakeRows;
import org.naohai.acquisition.store.QuarantineRows;
import org.naohai.catalogue.HomeSource;
import org.naohai.governance.Actor;
import org.naohai.kernel.Severity;
import org.naohai.kernel.Text;
import org.springframework.stereotype.Component;

/// What intake puts on the home page: files in quarantine, files without a subject, the newest imports.
@Component
class IntakeHome implements HomeSource {

    private static final int NEWEST = 5;

    private final QuarantineRows quarantine;
    private final UnassignedList unassigned;
    private final IntakeRows intakes;
    private final IntakeAccess access;
    private final IntakeProcessor processor;

    IntakeHome(
            QuarantineRows quarantine,
            UnassignedList unassigned,
            IntakeRows intakes,
            IntakeAccess access,
            IntakeProcessor processor) {
        this.quarantine = quarantine;
        this.unassigned = unassigned;
        this.intakes = intakes;
        this.access = access;
        this.processor = processor;
    }

    @Override
    public List<Need> needs(Actor actor) {
        var needs = new ArrayList<Need>();
        long rejected = quarantine.count(actor.reach().contribute());
        if (rejected > 0) {
            needs.add(new Need(
                    "quarantine",
                    Severity.ERROR,
                    new Text("隔离区中有待处理的文件", "Files wait in quarantine"),
                    new Text(
                            rejected + " 个文件未通过检查，等待决定", rejected + " did not pass the checks and wait for a decision"),
                    rejected,
                    "/intake/quarantine"));
        }
        long nobodys = unassigned.count();
        if (nobodys > 0) {
            needs.add(new Need(
                    "unassigned",
                    Severity.WARNING,
                    new Text("有文件待归属受试者", "Files belong to no subject yet"),
                    new Text(nobodys + " 个文件需要指定受试者", nobodys + " need a subject"),
                    nobodys,
                    "/intake/unassigned"));
        }
        return needs;
    }

    @Override
    public List<IntakeView> intakes(Actor actor) {
        return intakes.list(actor.reach().contribute(), null, NEWEST).stream()
                .map(this::view)
                .toList();
    }

    private IntakeView view(Intake intake) {
        return IntakeView.of(processor.current(intake), access.project(intake.projectId()));
    }
}
