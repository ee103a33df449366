package org.naohai.acquisition.pipeline;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.Intake.Counts;
import org.naohai.kernel.Problem;

/// What became of a consignment.
record Outcome(@Nullable UUID datasetId, Counts counts, List<Problem> problems) {}
