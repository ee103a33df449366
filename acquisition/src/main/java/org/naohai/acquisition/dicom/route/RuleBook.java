package org.naohai.acquisition.dicom.route;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Routing;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.acquisition.dicom.route.CompiledRule.Outcome;
import org.naohai.collaboration.Collaboration;
import org.naohai.formats.dicom.DataSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The rules in order, compiled once and anew at every change; the first that matches decides.
@Component
class RuleBook implements Routing {

    private static final Logger LOG = LoggerFactory.getLogger(RuleBook.class);

    private final RuleRows rows;
    private final Collaboration collaboration;
    private volatile @Nullable List<CompiledRule> compiled;

    RuleBook(RuleRows rows, Collaboration collaboration) {
        this.rows = rows;
        this.collaboration = collaboration;
    }

    @Override
    public Decision route(Sender sender, DataSet data) {
        var sample = Sample.of(sender.callingAe(), data);
        for (var rule : rules()) {
            if (!rule.rule().enabled()) {
                continue;
            }
            switch (rule.outcome(sample)) {
                case Outcome.Matched(var target)
                when collaboration.findProject(target.projectId()).isPresent() -> {
                    return new Decision.Matched(target, rule.rule().id());
                }
                case Outcome.Matched matched -> {
                    return new Decision.Unmatched();
                }
                case Outcome.Unlabelled unlabelled -> {
                    return new Decision.Unmatched();
                }
                case Outcome.Differs differs -> {}
            }
        }
        return new Decision.Unmatched();
    }

    List<CompiledRule> rules() {
        var kept = compiled;
        return kept != null ? kept : reload();
    }

    /// To be called behind the transaction that changed them.
    synchronized List<CompiledRule> reload() {
        var fresh = new ArrayList<CompiledRule>();
        for (var rule : rows.list()) {
            try {
                fresh.add(new CompiledRule(rule));
            } catch (PatternRefused e) {
                LOG.atError().addKeyValue("rule", rule.id()).log("rule cannot be read and is left out");
            }
        }
        var all = List.copyOf(fresh);
        compiled = all;
        return all;
    }
}
