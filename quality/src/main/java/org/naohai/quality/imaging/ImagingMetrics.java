package org.naohai.quality.imaging;

import java.util.List;
import org.naohai.kernel.Domain;
import org.naohai.kernel.MetricDefinition;
import org.naohai.kernel.MetricDefinition.Direction;
import org.naohai.kernel.Text;

/// The metrics of images; names follow MRIQC where the quantity is the same.
final class ImagingMetrics {

    private static final String GHOST_ZH = "头部沿该体素轴平移半个视野所至空气的平均强度，减去其余空气的平均强度，再除以头部强度中位数；首个体积";
    private static final String GHOST_EN =
            "Mean of the air where the head lies when moved by half the field of view along this voxel axis, less the mean"
                    + " of the other air, over the median of the head; first volume";
    private static final String GIANNELLI = "Giannelli et al. 2010, doi:10.1120/jacmp.v11i4.3237";

    static final List<MetricDefinition> ALL = List.of(
            define(
                    "efc",
                    "熵聚焦准则",
                    "Entropy focus criterion",
                    "",
                    "体素强度的香农熵与均匀图像最大熵之比；重影和运动模糊使其升高",
                    "Shannon entropy of voxel intensities over that of a uniform image; ghosting and blur raise it",
                    "Atkinson et al. 1997, doi:10.1109/42.650886",
                    Direction.LOWER_IS_BETTER),
            define(
                    "snrd",
                    "信噪比（Dietrich）",
                    "Signal-to-noise ratio (Dietrich)",
                    "",
                    "头部强度中位数与头外空气噪声之比，含瑞利校正；背景被抹除时不计算",
                    "Median of the head over the noise in air, Rayleigh-corrected; not measured where the background was masked",
                    "Dietrich et al. 2007, doi:10.1002/jmri.20969",
                    Direction.HIGHER_IS_BETTER),
            define(
                    "fber",
                    "前景背景能量比",
                    "Foreground-background energy ratio",
                    "",
                    "头部与空气强度平方的中位数之比",
                    "Median squared intensity of the head over that of air",
                    "Shehzad et al. 2015 (Preprocessed Connectomes Project QAP)",
                    Direction.HIGHER_IS_BETTER),
            define(
                    "qi_1",
                    "伪影体素比例（QI1）",
                    "Artefact voxels in air (QI1)",
                    "",
                    "空气中高于噪声 10 个标准差的体素所占比例",
                    "Share of voxels in air that exceed the noise by 10 deviations, after an opening",
                    "Mortamet et al. 2009, doi:10.1002/mrm.21992",
                    Direction.LOWER_IS_BETTER),
            define(
                    "gsr_x",
                    "重影信号比（第 1 轴）",
                    "Ghost-to-signal ratio, first axis",
                    "",
                    GHOST_ZH,
                    GHOST_EN,
                    GIANNELLI,
                    Direction.LOWER_IS_BETTER),
            define(
                    "gsr_y",
                    "重影信号比（第 2 轴）",
                    "Ghost-to-signal ratio, second axis",
                    "",
                    GHOST_ZH,
                    GHOST_EN,
                    GIANNELLI,
                    Direction.LOWER_IS_BETTER),
            define(
                    "fwhm_avg",
                    "平均平滑度（FWHM）",
                    "Mean smoothness (FWHM)",
                    "{voxel}",
                    "由相邻体素差分估计的半高全宽，三轴平均",
                    "Full width at half maximum estimated from differences of neighbours, mean of three axes",
                    "Forman et al. 1995, doi:10.1002/mrm.1910330508",
                    Direction.LOWER_IS_BETTER),
            define(
                    "object_share",
                    "头部占视野比例",
                    "Share of the field of view that is head",
                    "",
                    "阈值分割后最大连通域占全部体素的比例",
                    "Largest connected part above Otsu's threshold, over all voxels",
                    "Otsu 1979, doi:10.1109/TSMC.1979.4310076",
                    Direction.NEITHER),
            define(
                    "non_finite_perc",
                    "非有限体素比例",
                    "Non-finite voxels",
                    "%",
                    "NaN 或无穷大的体素所占百分比",
                    "Share of voxels that are NaN or infinite",
                    "Naohai",
                    Direction.LOWER_IS_BETTER),
            define(
                    "tsnr",
                    "时间信噪比",
                    "Temporal signal-to-noise ratio",
                    "",
                    "头部各体素时间均值与标准差之比的中位数",
                    "Median over head voxels of temporal mean over temporal standard deviation",
                    "Krüger & Glover 2001, doi:10.1002/mrm.1240",
                    Direction.HIGHER_IS_BETTER),
            define(
                    "dvars_nstd",
                    "DVARS（未标准化）",
                    "DVARS, not standardised",
                    "‰",
                    "相邻体积之差的均方根，以总均值的千分比表示，按时间平均",
                    "Root mean square change between neighbouring volumes in thousandths of the grand mean, mean over time",
                    "Power et al. 2012, doi:10.1016/j.neuroimage.2011.10.018",
                    Direction.LOWER_IS_BETTER),
            define(
                    "dvars_outliers_perc",
                    "DVARS 离群比例",
                    "DVARS outliers",
                    "%",
                    "DVARS 高于上四分位数 1.5 倍四分位距的时间点百分比",
                    "Share of time points whose DVARS exceeds the third quartile by 1.5 interquartile ranges",
                    "FSL fsl_motion_outliers; Tukey 1977",
                    Direction.LOWER_IS_BETTER),
            define(
                    "global_outliers_perc",
                    "全局信号跳变比例",
                    "Volumes whose global signal jumps",
                    "%",
                    "全局信号偏离中位数超过 5 个稳健标准差且超过 2% 的体积百分比",
                    "Share of volumes whose global signal is off its median by more than 5 robust deviations and 2 %",
                    "Naohai",
                    Direction.LOWER_IS_BETTER),
            define(
                    "global_drift_perc",
                    "全局信号漂移",
                    "Global signal drift",
                    "%",
                    "全局信号线性趋势在整段扫描中的变化，占均值的百分比",
                    "Change of the linear trend of the global signal over the run, in percent of its mean",
                    "Friedman & Glover 2006, doi:10.1002/jmri.20583",
                    Direction.NEITHER),
            define(
                    "dwi_directions",
                    "弥散方向数",
                    "Diffusion directions",
                    "{direction}",
                    "相差大于 1° 的不同梯度方向数",
                    "Distinct gradient directions, more than 1° apart",
                    "BIDS 1.10",
                    Direction.HIGHER_IS_BETTER),
            define(
                    "dwi_b0_volumes",
                    "b0 体积数",
                    "b0 volumes",
                    "{volume}",
                    "b ≤ 50 s/mm² 的体积数",
                    "Volumes with b ≤ 50 s/mm²",
                    "BIDS 1.10",
                    Direction.HIGHER_IS_BETTER),
            define(
                    "dwi_b_max",
                    "最大 b 值",
                    "Largest b-value",
                    "s/mm2",
                    "梯度表中的最大 b 值",
                    "Largest b-value of the gradient table",
                    "BIDS 1.10",
                    Direction.NEITHER));

    private ImagingMetrics() {}

    private static MetricDefinition define(
            String id,
            String zh,
            String en,
            String unit,
            String meaningZh,
            String meaningEn,
            String source,
            Direction way) {
        return new MetricDefinition(
                id, Domain.IMAGING, new Text(zh, en), unit, new Text(meaningZh, meaningEn), source, way);
    }
}
