package org.naohai.acquisition.dicom.convert;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.naohai.acquisition.dicom.convert.ConversionQueue.Arrival;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Person;
import org.naohai.collaboration.Role;
import org.naohai.governance.Access;
import org.naohai.governance.Access.Action;
import org.naohai.governance.AccessLevel;
import org.naohai.governance.ScopeKey;
import org.springframework.stereotype.Component;

/// In whose name a study is imported that no person sends: the one who last decided about it, who wrote
/// the rule that routed it, who set the project up for scanners, or else an owner of the project; each
/// only while she may contribute.
@Component
class Responsible {

    private final Collaboration collaboration;
    private final Access access;
    private final ConversionQueue arrivals;

    Responsible(Collaboration collaboration, Access access, ConversionQueue arrivals) {
        this.collaboration = collaboration;
        this.access = access;
        this.arrivals = arrivals;
    }

    Optional<Person> of(Arrival arrival, UUID projectId) {
        var scope = new ScopeKey(projectId, AccessLevel.PROJECT, null, false);
        var owners = collaboration.listMembers(projectId).stream()
                .filter(member -> member.role() == Role.OWNER)
                .map(member -> member.person().id());
        return Stream.concat(
                        Stream.of(
                                        arrival.decidedBy(),
                                        arrival.ruleBy(),
                                        arrivals.changedBy(projectId).orElse(null))
                                .filter(Objects::nonNull),
                        owners)
                .filter(person -> access.decide(person, Action.CONTRIBUTE, scope))
                .flatMap(person -> collaboration.findPerson(person).stream())
                .findFirst();
    }
}
