package org.naohai.quality.genomics;

import java.util.ArrayList;
import java.util.List;
import org.naohai.formats.genomics.Site;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Metric;
import org.naohai.kernel.MetricDefinition;
import org.naohai.kernel.MetricDefinition.Direction;
import org.naohai.kernel.Text;

/// Metrics of genotypes.
final class VariantMetrics {

    private static final String BCFTOOLS = "bcftools stats (Danecek et al. 2021, GigaScience 10:giab008)";
    private static final String PLINK = "Purcell et al. 2007, AJHG 81:559";

    static final List<MetricDefinition> DEFINITIONS = List.of(
            definition("variant_sites", "位点数", "Sites", "{site}", "数据行数", "Data lines", BCFTOOLS, Direction.NEITHER),
            definition(
                    "variant_call_rate",
                    "检出率",
                    "Call rate",
                    "{share}",
                    "有基因型的样本×位点所占比例",
                    "Share of sample and site pairs with a genotype",
                    PLINK,
                    Direction.HIGHER_IS_BETTER),
            definition(
                    "variant_low_call_sites",
                    "低检出位点比例",
                    "Sites called in < 95 %",
                    "{share}",
                    "检出率低于 95% 的位点所占比例",
                    "Share of sites called in fewer than 95 % of samples",
                    PLINK,
                    Direction.LOWER_IS_BETTER),
            definition(
                    "variant_ti_tv",
                    "转换/颠换比",
                    "Ti/Tv",
                    "",
                    "SNP 等位基因中转换与颠换之比",
                    "Transitions over transversions among SNP alleles",
                    BCFTOOLS,
                    Direction.NEITHER),
            definition(
                    "variant_het_hom",
                    "杂合/纯合比",
                    "Het/hom",
                    "",
                    "各样本杂合与纯合变异基因型总数之比",
                    "Heterozygous over homozygous alternate genotypes of all samples",
                    BCFTOOLS,
                    Direction.NEITHER),
            definition(
                    "variant_snps",
                    "SNP 位点数",
                    "SNP sites",
                    "{site}",
                    "含单碱基变异的位点数",
                    "Sites with a single-base change",
                    BCFTOOLS,
                    Direction.NEITHER),
            definition(
                    "variant_indels",
                    "插入缺失位点数",
                    "Indel sites",
                    "{site}",
                    "含插入或缺失的位点数",
                    "Sites with an insertion or deletion",
                    BCFTOOLS,
                    Direction.NEITHER),
            definition(
                    "variant_multiallelic",
                    "多等位位点数",
                    "Multi-allelic sites",
                    "{site}",
                    "有两个及以上变异等位基因的位点数",
                    "Sites with two or more alternate alleles",
                    BCFTOOLS,
                    Direction.NEITHER));

    private VariantMetrics() {}

    static List<Metric> of(VariantTally tally) {
        var metrics = new ArrayList<Metric>();
        metrics.add(new Metric("variant_sites", tally.sites));
        metrics.add(new Metric("variant_snps", tally.count(Site.Type.SNP)));
        metrics.add(new Metric("variant_indels", tally.count(Site.Type.INDEL)));
        metrics.add(new Metric("variant_multiallelic", tally.multiallelic));
        add(metrics, "variant_ti_tv", (double) tally.transitions / tally.transversions);
        if (tally.genotyped > 0) {
            long het = tally.samples.stream()
                    .mapToLong(sample -> sample.heterozygous)
                    .sum();
            long hom = tally.samples.stream()
                    .mapToLong(sample -> sample.homozygousAlternate)
                    .sum();
            add(metrics, "variant_call_rate", tally.callRate());
            add(metrics, "variant_low_call_sites", (double) tally.lowCall / tally.genotyped);
            add(metrics, "variant_het_hom", (double) het / hom);
        }
        return metrics;
    }

    private static void add(List<Metric> metrics, String id, double value) {
        if (Double.isFinite(value)) {
            metrics.add(new Metric(id, value));
        }
    }

    private static MetricDefinition definition(
            String id, String zh, String en, String unit, String zhText, String enText, String source, Direction way) {
        return new MetricDefinition(id, Domain.GENOMICS, new Text(zh, en), unit, new Text(zhText, enText), source, way);
    }
}
