package org.naohai.acquisition.dicom.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.naohai.kernel.Refused;

class RuleCheckTest {

    @Test
    void the_rules_to_begin_with_are_valid_and_survive_being_kept() {
        assertThatCode(() -> RuleCheck.require(NamingRules.defaults())).doesNotThrowAnyException();
        assertThat(NamingRules.of(NamingRules.json(NamingRules.defaults()))).isEqualTo(NamingRules.defaults());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'name':'','when':{},'then':{'as':'exclude'}}                                              | rules[0].name
                    {'name':'a','then':{'as':'exclude'}}                                                       | rules[0]
                    {'name':'a','when':{},'then':{}}                                                           | rules[0]
                    {'name':'a','when':{'text':' / '},'then':{'as':'exclude'}}                                 | rules[0].text
                    {'name':'a','when':{'kind':'x'},'then':{'as':'exclude'}}                                   | rules[0].kind
                    {'name':'a','when':{'dimension':'4D'},'then':{'as':'exclude'}}                             | rules[0].dimension
                    {'name':'a','when':{},'then':{'as':'name'}}                                                | rules[0].suffix
                    {'name':'a','when':{},'then':{'as':'name','datatype':'func','suffix':'T1w'}}               | rules[0].suffix
                    {'name':'a','when':{},'then':{'as':'name','datatype':'anat','suffix':'T1w','entities':{'task':'rest'}}} | rules[0].task
                    {'name':'a','when':{},'then':{'as':'name','datatype':'anat','suffix':'T1w','entities':{'acq':'../x'}}} | rules[0].acq
                    {'name':'a','when':{},'then':{'as':'name','datatype':'anat','suffix':'T1w','entities':{'acq':'*'}}} | rules[0].acq
                    {'name':'a','when':{},'then':{'as':'name','datatype':'anat','suffix':'T1w','entities':{'acq':null}}} | rules[0].acq
                    {'name':'a','when':{},'then':{'as':'words','entities':{'acq':'x/../../../y'}}}             | rules[0].acq
                    {'name':'a','when':{},'then':{'as':'words','entities':{'nothing':'x'}}}                    | rules[0].nothing
                    """)
    void what_is_wrong_is_named(String rule, String field) {
        var rules = NamingRules.of("[" + rule.replace('\'', '"') + "]");
        var refused = catchThrowableOfType(Refused.class, () -> RuleCheck.require(rules));
        assertThat(refused.problem().code()).isEqualTo("NAMING_RULE_INVALID");
        assertThat(refused.problem().field()).isEqualTo(field);
    }

    @Test
    void there_are_not_endless_rules() {
        var rule = NamingRules.defaults().getFirst();
        var refused = catchThrowableOfType(
                Refused.class, () -> RuleCheck.require(List.copyOf(java.util.Collections.nCopies(201, rule))));
        assertThat(refused.problem().field()).isEqualTo("rules");
    }
}
