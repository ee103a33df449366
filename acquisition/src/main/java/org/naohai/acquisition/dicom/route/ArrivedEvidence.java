package org.naohai.acquisition.dicom.route;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Evidence;
import org.naohai.governance.Acting;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What an arrival says of itself, in clear: for owners of its project, and for administrators while it is nobody's.
@Component
public class ArrivedEvidence {

    private final JdbcClient worker;
    private final SealedEvidence sealed;
    private final DicomAccess access;

    ArrivedEvidence(@Qualifier("workerJdbc") JdbcClient worker, SealedEvidence sealed, DicomAccess access) {
        this.worker = worker;
        this.sealed = sealed;
        this.access = access;
    }

    public record Known(
            UUID arrivalId,
            String way,
            String callingAe,
            @Nullable UUID projectId,
            Evidence evidence) {

        Sample sample() {
            return Sample.of(callingAe, evidence);
        }
    }

    public boolean maySee(@Nullable UUID projectId) {
        return access.isNobodys(projectId) ? Acting.who().administrator() : projectId != null && access.owns(projectId);
    }

    public Optional<Known> find(UUID arrivalId) {
        return worker.sql("""
                        select way, calling_ae, project_id, evidence_cipher
                        from acquisition.dicom_arrival
                        where arrival_id = :id
                        """)
                .param("id", arrivalId)
                .query((row, number) -> new Known(
                        arrivalId,
                        row.getString("way"),
                        row.getString("calling_ae"),
                        row.getObject("project_id", UUID.class),
                        sealed.open(arrivalId, row.getBytes("evidence_cipher"))))
                .optional()
                .filter(known -> maySee(known.projectId()));
    }
}
