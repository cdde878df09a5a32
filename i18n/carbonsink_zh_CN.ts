<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CarbonSink</name>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>Assessment report</source>
        <translation>评估报告</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>Puts a whole assessment on one page to hand on: the summary with the numbers that matter, maps, curves and tables of all parts, and what a reader has to know before using them - how good the models are at new sites, where their scores hold, what chance alone would find, which area each number rests on. Parts that are missing are named.</source>
        <translation>将整个评估汇于一页以便提交：含关键数字的摘要，各部分的图、曲线和表格，以及读者使用前须知的内容——模型在新站点表现如何、评分在何处成立、仅凭偶然会发现什么、每个数字所依据的面积。缺失的部分会列出。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>The report says what the files say. Files that do not belong together, such as a trend of one region and clusters of another, are not told apart: keep one assessment in one folder.</source>
        <translation>报告陈述的是文件所述的内容。无法识别不属于同一评估的文件，例如一个区域的趋势和另一区域的聚集：请将一次评估放在一个文件夹中。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>report, summary, PDF, HTML, print, assessment, workspace, ministry</source>
        <translation>报告, 摘要, PDF, HTML, 打印, 评估, 工作空间, report</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>Folder of the assessment</source>
        <translation>评估文件夹</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>A workspace, or any folder with outputs of the earlier steps. Results are found by their place, else by what they carry: the names of bands, columns of tables, models.</source>
        <translation>工作空间，或任何含有前面步骤输出的文件夹。结果按其位置识别，否则按其内容识别：波段名称、表格列、模型。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>Heading, such as 'Carbon sinks of Shanxi'. Empty: one that names the period.</source>
        <translation>标题，例如“山西省碳汇”。留空：使用注明时段的标题。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>Borders (polygons)</source>
        <translation>边界（多边形）</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>Provinces, counties or other zones whose borders are drawn on the maps.</source>
        <translation>省、县或其他分区，其边界绘于地图上。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>One HTML file that needs no network; tables in it can be downloaded.</source>
        <translation>单个 HTML 文件，无需网络；其中的表格可下载。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>Map sheets (PDF)</source>
        <translation>图幅（PDF）</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>The maps as A4 sheets with legend, scale bar, north arrow and source, after a first sheet with the summary.</source>
        <translation>A4 图幅，含图例、比例尺、指北针和数据来源，首页为摘要。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Diagnostic zoning</source>
        <translation>诊断分区</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Turns three class maps into management zones by a table of rules: LISA clusters, the expected future trend and the driver of change. The first rule that fits a cell decides. Patches below MIN_AREA join the neighbour they share the longest border with. Areas are true areas, on the ellipsoid for geographic rasters.</source>
        <translation>按规则表将三幅类别图转为管理分区：LISA 聚集、预期的未来趋势和变化的驱动因素。第一条符合像元的规则起决定作用。小于 MIN_AREA 的斑块并入共享边界最长的邻近斑块。面积为真实面积，地理坐标栅格按椭球面计算。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>The combination of local clusters, persistence of trends and drivers follows recent carbon-sink assessments; the shipped rules are a proposal without a published source.</source>
        <translation>局部聚集、趋势持续性和驱动因素的组合沿用近年的碳汇评估；自带规则是一种建议，没有发表来源。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>A zone is no surer than the classes it is made of: an expected trend from a short series and a cluster at the edge of significance are weak grounds for measures. Check zones on site. "Not explained by the drivers" means that the correlation with the drivers given is not significant; that is no evidence of human pressure, and with few dates it is the rule. Merging and polygons need the whole map in memory, at most 45 bytes per cell.</source>
        <translation>分区的可靠程度不会超过构成它的类别：由短序列得出的预期趋势和处于显著性边缘的聚类，都不足以作为采取措施的依据。请实地核查分区。“驱动因子不能解释”是指与所给驱动因子的相关不显著；这不是人为压力的证据，日期少时更属常见。合并和多边形需要将整幅图放入内存，每个像元最多 45 字节。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>zoning, management, priority zone, planning, diagnosis, restoration</source>
        <translation>分区, 管理, 优先区, 规划, 诊断, 恢复, zoning</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>LISA classes</source>
        <translation>LISA 类别</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Classes of 'Clusters and outliers of a raster' (carbonsink:lisaraster).</source>
        <translation>“栅格的聚集与异常”（carbonsink:lisaraster）的类别。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Future trend classes</source>
        <translation>未来趋势类别</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>1 continuous improvement, 2 future degradation, 3 continuous degradation, 4 future improvement, 5 not distinguishable.</source>
        <translation>1 持续改善，2 未来退化，3 持续退化，4 未来改善，5 无法区分。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Driver classes</source>
        <translation>驱动因素类别</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>1 A and B strong, 2 A, 3 B, 4 A and B weak, 5 none of them.</source>
        <translation>1 A 与 B 强驱动，2 A，3 B，4 A 与 B 弱驱动，5 二者皆非。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Flux of which the clusters are</source>
        <translation>聚类所依据的通量</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>NEP, NBP or NEE, such as the mean over the dates: its sign says whether a cluster of high values is a sink at all. Without it such clusters are called high values, not sinks.</source>
        <translation>NEP、NBP 或 NEE，例如各日期的均值：其符号说明高值聚类是否真是碳汇。没有它时，这类聚类只称为高值，不称为碳汇。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Contribution classes</source>
        <translation>贡献类别</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Classes of 'Climate and human contributions (residual trend)' (carbonsink:climatehuman), for RULES with a column climate, which the shipped table does not have. Cells without such a class count as unknown.</source>
        <translation>“气候与人类活动贡献（残差趋势）”（carbonsink:climatehuman）的类别，用于含 climate 列的 RULES；随附的表没有该列。没有这种类别的像元算作 unknown。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Rules (CSV)</source>
        <translation>规则（CSV）</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Columns code, zone, lisa, future, driver, colour, text, and if wanted level (sink, source) and climate (increase or decrease, with both, climate or not explained; not significant); classes joined by | or * for all; the first row that fits decides. Empty: the shipped table (core/diagnosis/zone_rules.csv), a model to copy.</source>
        <translation>列 code、zone、lisa、future、driver、colour、text，需要时还有 level（sink、source）和 climate（increase 或 decrease，后接 both、climate 或 not explained；not significant）；多个类别用 | 连接，* 表示全部；第一个符合的行起作用。留空：随附的表（core/diagnosis/zone_rules.csv），可复制作为范本。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Smallest patch (ha)</source>
        <translation>最小斑块（ha）</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Patches smaller than this, in hectares, are merged; 0 keeps all.</source>
        <translation>小于此面积（公顷）的斑块被合并；0 表示全部保留。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Zones</source>
        <translation>分区</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Zone codes of the rules; 0 where no rule fits, 255 without data.</source>
        <translation>规则的分区编码；没有规则符合时为 0，无数据为 255。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Zone polygons</source>
        <translation>分区多边形</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>One polygon per patch: code, zone, area_ha, text (what to do there). A GeoPackage carries its style; another format needs another name than the raster, as each has a style file of its name.</source>
        <translation>每个斑块一个多边形：code、zone、area_ha、text（应采取的措施）。GeoPackage 自带样式；其他格式须与栅格不同名，因为样式文件按名称对应。</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Cells, area (ha), share and patches of each zone.</source>
        <translation>各分区的像元数、面积（ha）、比例和斑块数。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Carbon budget</source>
        <translation>碳收支</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Adds up a dated series of flux or stock rasters over zones: total in Tg, Pg and 10^4 t of carbon, mean per area, the area with data behind each, the trend of totals and means (least squares and Sen's slope with the Mann-Kendall test), and the area of source and sink classes. Series of other PRODUCTS are held against it, on the periods and cells that all have. Cell areas are true areas, on the ellipsoid for geographic rasters. Rasters finer than PERIOD are added up to it; periods with a raster missing are left out and listed. The result does not depend on memory or threads, to the last bit.</source>
        <translation>将带日期的通量或储量栅格序列按分区汇总：以 Tg、Pg 和 10^4 t 碳计的总量、单位面积均值、各自依据的有数据面积、总量和均值的趋势（最小二乘和 Sen 斜率及 Mann-Kendall 检验），以及源汇类别的面积。其他 PRODUCTS 的序列在共有的时段和像元上与之比较。像元面积为真实面积，地理坐标栅格按椭球面计算。比 PERIOD 更细的栅格累加至该时段；缺少栅格的时段略去并列出。结果与内存和线程数无关，逐位相同。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Sen (1968), JASA 63, 1379-1389; Kendall (1975), Rank Correlation Methods; cell areas: Snyder (1987), USGS Professional Paper 1395, eq. 3-12; products: Zeng et al. (2023), Carbon Balance and Management 18, Figure 6.</source>
        <translation>Sen (1968)，JASA 63，1379-1389；Kendall (1975)，Rank Correlation Methods；像元面积：Snyder (1987)，USGS Professional Paper 1395，式 3-12；产品：Zeng et al. (2023)，Carbon Balance and Management 18，图 6。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>A total moves with the cells that have data. Trends therefore use only cells with data on all dates; the log says when these are fewer than on a single date. A trend of few dates says little, and its p does not know of errors in the maps: the bounds of the slope do.</source>
        <translation>总量会随有数据的像元而变动。因此趋势只使用所有日期都有数据的像元；若少于单个日期的像元数，日志会说明。日期很少的趋势说明不了什么，其 p 也不包含地图误差：斜率的上下限才包含。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>total, Tg C, Pg C, zonal statistics, regional sum, trend, sink strength, account, product comparison, source, sink</source>
        <translation>总量, Tg C, Pg C, 分区统计, 区域求和, 趋势, 碳汇强度, 核算, 产品比较, 碳源, 碳汇, budget</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Mean total of all zones per period (Tg C)</source>
        <translation>全部分区每时段的平均总量（Tg C）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Lower bound of that total (Tg C)</source>
        <translation>该总量的下限 (Tg C)</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Upper bound of that total (Tg C)</source>
        <translation>该总量的上限 (Tg C)</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Mean per area (unit of the rasters)</source>
        <translation>单位面积均值（栅格单位）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Area with data on all dates (km2)</source>
        <translation>所有日期均有数据的面积（km2）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Least-squares trend of the total (Tg C yr-1)</source>
        <translation>总量的最小二乘趋势（Tg C yr-1）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>p of that trend</source>
        <translation>该趋势的 p</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Sen's slope of the total (Tg C yr-1)</source>
        <translation>总量的 Sen 斜率（Tg C yr-1）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Series of rasters</source>
        <translation>栅格序列</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>One raster per date on one grid, the date at the end of the name (nep_2005.tif, nep_2005-03.tif), in the file or in DATES. Fluxes are per step of the series: monthly rasters in gC m-2 month-1.</source>
        <translation>每个日期一个栅格，网格相同，日期在文件名末尾（nep_2005.tif、nep_2005-03.tif）、在文件内或在 DATES 中给出。通量按序列的时间步长计：月栅格的单位为 gC m-2 month-1。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Regions; a cell belongs to the polygon its centre lies in, the later one where polygons overlap. A centre on the edge of two belongs to the one east or north of it. Without zones the whole raster is one.</source>
        <translation>区域；像元归属于其中心所在的多边形，多边形重叠处归属于靠后的多边形。中心落在两个多边形公共边上的像元归属于东侧或北侧的多边形。不给分区时，整个栅格为一个分区。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Quantity</source>
        <translation>物理量</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>What the rasters measure: it decides whether negative values are sources (NEP, NBP) or sinks (NEE), and whether finer steps are added up (fluxes) or averaged (carbon stocks). auto takes it from the metadata or the names of the files; other is an unknown quantity, reported without the words source and sink.</source>
        <translation>栅格所测的物理量：它决定负值是碳源（NEP、NBP）还是碳汇（NEE），以及较细的时间步长是累加（通量）还是取平均（碳储量）。auto 取自文件的元数据或名称；other 表示未知物理量，报告中不使用“源”和“汇”。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Unit of the rasters</source>
        <translation>栅格单位</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>gC_m2 is gC m-2, t_ha is t C ha-1 (100 gC m-2).</source>
        <translation>gC_m2 为 gC m-2，t_ha 为 t C ha-1（100 gC m-2）。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>What one row of the table stands for; seasons are MAM, JJA, SON and DJF, winter with the year of its January. Seasons and months get a trend each.</source>
        <translation>表中一行所代表的时段；季节为 MAM、JJA、SON 和 DJF，冬季计入其一月所在的年份。季节和月份各有一个趋势。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Source and sink classes (CSV)</source>
        <translation>源汇类别（CSV）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Breaks of the classes, as for 'NEP': a CSV with the columns code, key, label, upper (largest value of the class, in the unit of the rasters and per PERIOD; empty in the last row) and colour (#rrggbb). Without it -100, -20, 20 and 100 gC m-2 a year are used, a twelfth for months and a quarter for seasons: round numbers, as there are no published thresholds.</source>
        <translation>类别界限，与“NEP”相同：含列 code、key、label、upper（类别的最大值，单位同栅格且按 PERIOD 计；最后一行为空）和 colour（#rrggbb）的 CSV。没有时采用每年 -100、-20、20 和 100 gC m-2，月份取其十二分之一，季节取四分之一：因无已发表的阈值，取整数。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Other products to compare</source>
        <translation>要比较的其他产品</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Dated rasters of other products of the same flux, on the grid and in the unit of SERIES, told apart by their file names (modis_2005.tif, casa_2005.tif) or, where these are the same, by their folders. SERIES is the reference. They are compared over the periods and cells that all have; TABLE has each with all of its own.</source>
        <translation>同一通量的其他产品的带日期栅格，与 SERIES 格网和单位相同，以文件名区分（modis_2005.tif、casa_2005.tif），文件名相同时以文件夹区分。SERIES 为参照。在共有的时段和像元上比较；TABLE 给出各自全部数据的结果。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>One row per zone and period: totals (Tg, Pg, 10^4 t C), means, areas, over the cells with data in that period and over those with data in all periods, with the zone's trend.</source>
        <translation>每个分区和时段一行：总量（Tg、Pg、10^4 t C）、均值、面积，分别按当时有数据的像元和始终有数据的像元；并列该分区的趋势。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Areas of classes</source>
        <translation>各类别面积</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>One row per zone, period and source or sink class: area (km2) and share (%), on the cells with data then and on those with data always.</source>
        <translation>每个分区、时段和源汇类别一行：面积（km2）和比例（%），分别按当时有数据的像元和始终有数据的像元。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Comparison of products</source>
        <translation>产品比较</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>One row per zone and product: mean total and mean per area on the cells all products have, the difference from SERIES in Tg C and per cent, whether one is a sink and the other a source; with the product's own total and area.</source>
        <translation>每个分区和产品一行：所有产品共有像元上的平均总量和单位面积均值、与 SERIES 之差（Tg C 和百分比）、是否一为汇而另一为源；并列该产品自身的总量和面积。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Report on the carbon budget</source>
        <translation>碳收支报告</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Tables, curves with trends, ranked zones; classes where there are sources; products side by side.</source>
        <translation>表格、带趋势的曲线、分区排序；有碳源处给出类别；产品并列。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>NPP by light use efficiency (CASA)</source>
        <translation>光能利用率法 NPP（CASA）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Computes net primary production of each month from NDVI, climate and land cover with the CASA model in Zhu's variant: NPP = SOL * 0.5 * FPAR * eps_max * T1 * T2 * W. The absorbed share of light (FPAR) follows NDVI and the simple ratio between the limits of the class; temperature and water keep the efficiency below the best of the class. A frozen month takes the water stress of the month before. With several years the best temperature (that of the greenest month) and Thornthwaite's heat index come from the mean year.</source>
        <translation>以 CASA 模型的朱文泉改进型，由 NDVI、气候和土地覆被计算逐月净初级生产力：NPP = SOL * 0.5 * FPAR * eps_max * T1 * T2 * W。吸收光比例（FPAR）随 NDVI 和比值植被指数在类别上下限之间变化；温度和水分使利用率低于该类别的最大值。冻结月份取前一个月的水分胁迫。多年数据时，最适温度（最绿月份的温度）和 Thornthwaite 热量指数取自平均年。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Potter et al. (1993), Global Biogeochemical Cycles 7, 811-841; Zhu et al. (2006), Chinese Science Bulletin 51, 457-463 (efficiencies); Zhu et al. (2007), Journal of Plant Ecology (China) 31, 413-424; Zhou and Zhang (1995), Acta Phytoecologica Sinica 19, 193-200; Thornthwaite (1948), Geographical Review 38, 55-94.</source>
        <translation>Potter et al. (1993)，Global Biogeochemical Cycles 7，811-841；Zhu et al. (2006)，Chinese Science Bulletin 51，457-463（光能利用率）；朱文泉等 (2007)，植物生态学报 31，413-424；周广胜、张新时 (1995)，植物生态学报 19，193-200；Thornthwaite (1948)，Geographical Review 38，55-94。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>The NDVI limits are the 5 % and 95 % quantiles of each class over all its cells and months in these rasters: another region or other years give others. To compare maps, write limits into PARAMETERS. Potential evaporation knows neither latitude nor the length of a month. Water stress ends at 1, the top of its range, where the formula alone would go above it in wet and cool months.</source>
        <translation>NDVI 上下限为这些栅格中各类别全部像元和月份的 5 % 和 95 % 分位数：换一个区域或年份则不同。若要比较各图，请将上下限写入 PARAMETERS。潜在蒸散不考虑纬度和月长。水分胁迫以其值域上限 1 为止，仅按公式在湿冷月份会超过 1。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>NPP, CASA, light use efficiency, FPAR, APAR, Thornthwaite, water stress, photosynthesis</source>
        <translation>NPP, CASA, 光能利用率, FPAR, APAR, Thornthwaite, 水分胁迫, 光合作用</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Land cover</source>
        <translation>土地覆被</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Class codes, on the grid of the other rasters.</source>
        <translation>类别编码，与其他栅格格网相同。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Table of classes</source>
        <translation>类别表</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>CSV with the columns code, name and eps_max (best light use efficiency, gC MJ-1; empty: no data for the class), and if wanted ndvi_min and ndvi_max. Without it the codes are taken for IGBP classes (MODIS MCD12Q1) with Zhu's efficiencies, and water has no data. PARAMETERS_USED writes such a table.</source>
        <translation>CSV，含列 code、name 和 eps_max（最大光能利用率，gC MJ-1；空：该类别无数据），可含 ndvi_min 和 ndvi_max。没有时编码视为 IGBP 类别（MODIS MCD12Q1）并采用朱文泉的光能利用率，水体无数据。PARAMETERS_USED 会写出这样的表。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Months written</source>
        <translation>写出的月数</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>NDVI, monthly</source>
        <translation>NDVI，逐月</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>One raster per month, -1 to 1, with the month at the end of the name (ndvi_2005-03.tif, ndvi_200503.tif) or in the file. All twelve months of a year are needed, of one year or more.</source>
        <translation>每月一个栅格，-1 至 1，月份在名称末尾（ndvi_2005-03.tif、ndvi_200503.tif）或在文件内。一年或多年，每年须有全部十二个月。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Temperature, monthly</source>
        <translation>温度，逐月</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Mean air temperature of the same months, degrees C (Kelvin is converted).</source>
        <translation>相同月份的平均气温，摄氏度（开尔文会被换算）。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Precipitation, monthly</source>
        <translation>降水，逐月</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Sum of each of the same months, mm.</source>
        <translation>各相同月份的总和，mm。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Solar radiation, monthly</source>
        <translation>太阳辐射，逐月</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Sum of each of the same months, MJ m-2 month-1 (a mean in W m-2 times 0.0864 times the days of the month).</source>
        <translation>各相同月份的总和，MJ m-2 month-1（W m-2 均值乘以 0.0864 再乘以当月天数）。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Monthly NPP</source>
        <translation>逐月 NPP</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>One raster per month, npp_YYYY-MM.tif, gC m-2 month-1, and series.qlr to open them together.</source>
        <translation>每月一个栅格 npp_YYYY-MM.tif，gC m-2 month-1，以及可一并打开的 series.qlr。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Annual NPP</source>
        <translation>年 NPP</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Sums of whole calendar years, one band per year, gC m-2 yr-1; a cell needs all twelve months.</source>
        <translation>完整日历年的总和，每年一个波段，gC m-2 yr-1；像元须有全部十二个月。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Table of classes as used</source>
        <translation>实际采用的类别表</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Efficiency, NDVI limits and number of cells of each class met; can be given as PARAMETERS again, for the same limits in another year or region.</source>
        <translation>所遇各类别的光能利用率、NDVI 上下限和像元数；可再次作为 PARAMETERS 给出，使其他年份或区域采用相同上下限。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Fit respiration (Rh against Rs)</source>
        <translation>拟合呼吸（Rh 对 Rs）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Fits Rh = a * Rs + b and ln Rh = b + a * ln Rs by least squares to records that have both soil and heterotrophic respiration. The results are the SLOPE and INTERCEPT of 'Heterotrophic respiration' (carbonsink:heterotrophicrespiration).</source>
        <translation>对同时有土壤呼吸和异养呼吸的记录，以最小二乘拟合 Rh = a * Rs + b 和 ln Rh = b + a * ln Rs。结果即“异养呼吸”（carbonsink:heterotrophicrespiration）的 SLOPE 和 INTERCEPT。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Bond-Lamberty et al. (2004), Global Change Biology 10, 1756-1766; Zeng et al. (2023), Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9, eq. 3.</source>
        <translation>Bond-Lamberty et al. (2004)，Global Change Biology 10，1756-1766；Zeng et al. (2023)，Carbon Balance and Management 18，doi 10.1186/s13021-023-00239-9，式 3。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Several records of one site count as independent, so the errors of slope and intercept are too small when sites repeat. The line holds in the range of its records.</source>
        <translation>同一站点的多条记录按独立处理，因此站点重复时斜率和截距的误差偏小。直线只在其记录范围内成立。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Rh, Rs, regression, soil respiration, SRDB</source>
        <translation>Rh, Rs, 回归, 土壤呼吸, SRDB, regression</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Table or layer with one record per site and year.</source>
        <translation>每个站点和年份一条记录的表格或图层。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Column of soil respiration</source>
        <translation>土壤呼吸列</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Soil respiration Rs, gC m-2 yr-1. Records without a value are dropped.</source>
        <translation>土壤呼吸 Rs，gC m-2 yr-1。没有值的记录略去。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Column of heterotrophic respiration</source>
        <translation>异养呼吸列</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Heterotrophic respiration Rh in the unit of Rs.</source>
        <translation>异养呼吸 Rh，单位同 Rs。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Report on respiration</source>
        <translation>呼吸报告</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Both lines with their errors, and the scatter plot.</source>
        <translation>两条直线及其误差，以及散点图。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Slope of Rh on Rs</source>
        <translation>Rh 对 Rs 的斜率</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Intercept of Rh on Rs (unit of Rs)</source>
        <translation>Rh 对 Rs 的截距（Rs 的单位）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Standard error of the slope</source>
        <translation>斜率的标准误</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Standard error of the intercept</source>
        <translation>截距的标准误</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Correlation of slope and intercept</source>
        <translation>斜率与截距的相关系数</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>R2 of Rh on Rs</source>
        <translation>Rh 对 Rs 的 R2</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Records used</source>
        <translation>使用的记录数</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Slope of ln Rh on ln Rs</source>
        <translation>ln Rh 对 ln Rs 的斜率</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Intercept of ln Rh on ln Rs</source>
        <translation>ln Rh 对 ln Rs 的截距</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>R2 of ln Rh on ln Rs</source>
        <translation>ln Rh 对 ln Rs 的 R2</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Heterotrophic respiration (Rh)</source>
        <translation>异养呼吸（Rh）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Computes the part of soil respiration that comes from microbes and not from roots. linear: Rh = SLOPE * Rs + INTERCEPT; loglog: ln Rh = INTERCEPT + SLOPE * ln Rs; climate: monthly Rh from temperature and precipitation, without Rs; q10: R = R10 * Q10^((T - 10) / 10) from temperature alone. The first two are for annual fluxes. With the R10 of all soil respiration, q10 gives soil respiration Rs.</source>
        <translation>计算土壤呼吸中来自微生物而非根系的部分。linear：Rh = SLOPE * Rs + INTERCEPT；loglog：ln Rh = INTERCEPT + SLOPE * ln Rs；climate：不用 Rs，由温度和降水计算逐月 Rh；q10：仅由温度计算 R = R10 * Q10^((T - 10) / 10)。前两种用于年通量。以全部土壤呼吸的 R10 计算时，q10 给出土壤呼吸 Rs。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>linear: Zeng et al. (2023), Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9, eq. 3; loglog: after Bond-Lamberty et al. (2004), Global Change Biology 10, 1756-1766 (whose own line is SLOPE 0.73, INTERCEPT 1.22); climate: the empirical relation of Pei et al., 0.22 * (exp(0.0912 T) + ln(0.3145 P + 1)) * 30 * 0.465 gC m-2 month-1; q10: van't Hoff's rule, with the median Q10 of Raich and Schlesinger (1992), Tellus 44B, 81-99.</source>
        <translation>linear：Zeng et al. (2023)，Carbon Balance and Management 18，doi 10.1186/s13021-023-00239-9，式 3；loglog：参照 Bond-Lamberty et al. (2004)，Global Change Biology 10，1756-1766（其自身的直线为 SLOPE 0.73、INTERCEPT 1.22）；climate：裴等的经验关系 0.22 * (exp(0.0912 T) + ln(0.3145 P + 1)) * 30 * 0.465 gC m-2 month-1；q10：van't Hoff 规则，采用 Raich 和 Schlesinger (1992)，Tellus 44B，81-99 的 Q10 中位数。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>SLOPE 0.62 and INTERCEPT 9.01 are the fit to one data set; the records of the Soil Respiration Database give slopes of 0.54 to 0.59 and intercepts of 25 to 43. Fit your own with 'Fit respiration' (carbonsink:fitrespiration). With a positive intercept Rh exceeds Rs where Rs is very low; such cells are counted in the log.</source>
        <translation>SLOPE 0.62 和 INTERCEPT 9.01 是对一个数据集的拟合；土壤呼吸数据库的记录给出斜率 0.54 至 0.59、截距 25 至 43。可用“拟合呼吸”（carbonsink:fitrespiration）得到自己的系数。截距为正时，Rs 很低处 Rh 会超过 Rs；此类像元在日志中计数。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Rh, Rs, soil respiration, microbial respiration, decomposition</source>
        <translation>Rh, Rs, 土壤呼吸, 微生物呼吸, 分解, soil respiration</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Soil respiration raster</source>
        <translation>土壤呼吸栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Soil respiration Rs, gC m-2 yr-1; for linear and loglog.</source>
        <translation>土壤呼吸 Rs，gC m-2 yr-1；用于 linear 和 loglog。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>How Rh is computed.</source>
        <translation>Rh 的计算方法。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Temperature raster</source>
        <translation>温度栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Mean temperature, degrees C: of the month for climate, of any period for q10.</source>
        <translation>平均温度，摄氏度：climate 为当月，q10 为任意时段。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Precipitation raster</source>
        <translation>降水栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Precipitation of the month, mm; for climate.</source>
        <translation>当月降水，mm；用于 climate。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Heterotrophic respiration</source>
        <translation>异养呼吸</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Rh, float32: gC m-2 yr-1, with climate gC m-2 month-1, with q10 as R10.</source>
        <translation>Rh，float32：gC m-2 yr-1，climate 为 gC m-2 month-1，q10 与 R10 相同。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Total Rh (Tg C)</source>
        <translation>Rh 总量（Tg C）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Area with data (km2)</source>
        <translation>有数据的面积（km2）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Mean Rh per area (gC m-2)</source>
        <translation>单位面积平均 Rh（gC m-2）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/neetonep.py"/>
        <source>NEE to NEP (change the sign)</source>
        <translation>NEE 转 NEP（改变符号）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/neetonep.py"/>
        <source>Turns net ecosystem exchange into net ecosystem production: NEP = -NEE, and GPP = -GEE, or back. NEE counts a flux to the atmosphere as positive, so a sink is negative; NEP counts a gain of the ecosystem as positive. One raster per date is written, with its new quantity in the metadata.</source>
        <translation>将净生态系统交换量转换为净生态系统生产力：NEP = -NEE，GPP = -GEE，或反向转换。NEE 以进入大气的通量为正，因此碳汇为负；NEP 以生态系统的获得为正。每个日期写出一个栅格，其元数据中记录新的物理量。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/neetonep.py"/>
        <source>Chapin et al. (2006), Ecosystems 9, 1041-1050.</source>
        <translation>Chapin et al. (2006), Ecosystems 9, 1041-1050.</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/neetonep.py"/>
        <source>Only the sign changes. Rasters of which neither metadata nor name say what they are need QUANTITY: an algorithm cannot tell a weak sink from a weak source by its values.</source>
        <translation>仅改变符号。若元数据和名称都未说明栅格是什么，则需要给出 QUANTITY：算法无法凭数值区分弱碳汇和弱碳源。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/neetonep.py"/>
        <source>NEE, NEP, GEE, GPP, sign, convention, net ecosystem exchange, sink, source</source>
        <translation>NEE, NEP, GEE, GPP, 符号, 约定, 净生态系统交换量, 碳汇, 碳源</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/neetonep.py"/>
        <source>Rasters</source>
        <translation>栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/neetonep.py"/>
        <source>Rasters of one flux on one grid: one, or one per date (nee_2005.tif).</source>
        <translation>同一格网上同一通量的栅格：一个，或每个日期一个（nee_2005.tif）。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/neetonep.py"/>
        <source>Quantity of the rasters</source>
        <translation>栅格的物理量</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/neetonep.py"/>
        <source>What they measure now; auto takes it from their metadata or names.</source>
        <translation>它们目前所测的物理量；auto 取自其元数据或名称。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/neetonep.py"/>
        <source>Folder of rasters</source>
        <translation>栅格文件夹</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/neetonep.py"/>
        <source>nep_&lt;date&gt;.tif of each date, and series.qlr to open them together.</source>
        <translation>各日期的 nep_&lt;date&gt;.tif，以及可一并打开的 series.qlr。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/neetonep.py"/>
        <source>Number of dates</source>
        <translation>日期数</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/neetonep.py"/>
        <source>Total, mean of the rasters (Tg C)</source>
        <translation>总量，各栅格的平均（Tg C）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Net ecosystem production (NEP)</source>
        <translation>净生态系统生产力（NEP）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Subtracts heterotrophic respiration from net primary production cell by cell: NEP = NPP - Rh. Positive cells are carbon sinks, negative ones sources. The total is the sum over true cell areas (on the ellipsoid for geographic rasters), printed with the area it rests on.</source>
        <translation>逐像元由净初级生产力减去异养呼吸：NEP = NPP - Rh。正值像元为碳汇，负值为碳源。总量按真实像元面积求和（地理坐标栅格按椭球面），并与其依据的面积一同给出。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Zeng et al. (2023), Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9, eq. 4.</source>
        <translation>Zeng et al. (2023)，Carbon Balance and Management 18，doi 10.1186/s13021-023-00239-9，式 4。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>NEP is a small difference of two large modelled fluxes: an error of 10 % in either can turn a sink into a source. Disturbance, harvest and lateral export are not part of it.</source>
        <translation>NEP 是两个较大模拟通量的微小差值：任一通量 10 % 的误差都可能使汇变为源。干扰、采伐和侧向输出不在其中。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>NEP, NEE, carbon sink, carbon source, NPP, respiration, balance</source>
        <translation>NEP, NEE, 碳汇, 碳源, NPP, 呼吸, 平衡, carbon sink</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>NPP raster</source>
        <translation>NPP 栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Net primary production, gC m-2 yr-1.</source>
        <translation>净初级生产力，gC m-2 yr-1。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Heterotrophic respiration raster</source>
        <translation>异养呼吸栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Heterotrophic respiration Rh in the unit and on the grid of NPP.</source>
        <translation>异养呼吸 Rh，单位和格网与 NPP 相同。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Class breaks (CSV)</source>
        <translation>类别界限（CSV）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Breaks of NEP_CLASS: a CSV with the columns code, key, label, upper (largest value of the class, empty in the last row) and colour (#rrggbb). Without it -100, -20, 20 and 100 gC m-2 yr-1 are used: round numbers, as there are no published thresholds of weak and strong sources and sinks.</source>
        <translation>NEP_CLASS 的界限：含列 code、key、label、upper（类别的最大值，最后一行为空）和 colour（#rrggbb）的 CSV。没有时采用 -100、-20、20 和 100 gC m-2 yr-1：因强弱源汇没有已发表的阈值，取整数。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>NEP</source>
        <translation>NEP</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>NEP in the unit of the inputs, float32.</source>
        <translation>NEP，单位同输入，float32。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>NEP classes</source>
        <translation>NEP 类别</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>From strong source (1) to strong sink (5); 255 is no data.</source>
        <translation>从强碳源（1）到强碳汇（5）；255 为无数据。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Total NEP (Tg C)</source>
        <translation>NEP 总量（Tg C）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Mean NEP per area (unit of the inputs)</source>
        <translation>单位面积平均 NEP（输入单位）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>NEP series</source>
        <translation>NEP 序列</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Computes net ecosystem production of every date that NPP and respiration both have: NEP = NPP - Rh. Soil respiration Rs is turned into its heterotrophic part Rh first. One raster per date is written, with its date and one colour ramp for all; the mean over the dates is the map to look for clusters in.</source>
        <translation>计算 NPP 和呼吸共有的每个日期的净生态系统生产力：NEP = NPP - Rh。先由土壤呼吸 Rs 得到其异养部分 Rh。每个日期写出一个带日期的栅格，全部采用同一色带；各日期的平均图可用于查找聚集。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Zeng et al. (2023), Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9, eq. 3 and 4.</source>
        <translation>Zeng et al. (2023)，Carbon Balance and Management 18，doi 10.1186/s13021-023-00239-9，式 3 和 4。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>NEP is a small difference of two large modelled fluxes: an error of 10 % in either can turn a sink into a source. The mean has data only where all dates have.</source>
        <translation>NEP 是两个较大模拟通量的微小差值：任一通量 10 % 的误差都可能使汇变为源。平均值只在所有日期均有数据处有值。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>NEP, series, carbon sink, NPP, soil respiration, annual, mean, balance</source>
        <translation>NEP, 序列, 碳汇, NPP, 土壤呼吸, 年, 平均, 平衡, series</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>NPP series</source>
        <translation>NPP 序列</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Net primary production, one raster per date (npp_2005.tif), gC m-2 yr-1.</source>
        <translation>净初级生产力，每个日期一个栅格（npp_2005.tif），gC m-2 yr-1。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Soil respiration series</source>
        <translation>土壤呼吸序列</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Soil respiration Rs of the same dates, gC m-2 yr-1; or give RH.</source>
        <translation>相同日期的土壤呼吸 Rs，gC m-2 yr-1；或给出 RH。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Heterotrophic respiration series</source>
        <translation>异养呼吸序列</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Heterotrophic respiration Rh of the same dates, if it is known; not with RS.</source>
        <translation>相同日期的异养呼吸 Rh（若已知）；不与 RS 同用。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>How Rh comes from RS: linear is Rh = SLOPE * Rs + INTERCEPT, loglog is ln Rh = INTERCEPT + SLOPE * ln Rs.</source>
        <translation>由 RS 得到 Rh 的方法：linear 为 Rh = SLOPE * Rs + INTERCEPT，loglog 为 ln Rh = INTERCEPT + SLOPE * ln Rs。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Folder of NEP</source>
        <translation>NEP 文件夹</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Folder of heterotrophic respiration</source>
        <translation>异养呼吸文件夹</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>rh_&lt;date&gt;.tif of each date, when Rh is computed from RS.</source>
        <translation>由 RS 计算 Rh 时各日期的 rh_&lt;date&gt;.tif。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Mean NEP</source>
        <translation>平均 NEP</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Mean over the dates, of the cells with data on all of them, float32.</source>
        <translation>各日期的平均，限所有日期均有数据的像元，float32。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Total NEP, mean of the dates (Tg C)</source>
        <translation>NEP 总量，各日期平均（Tg C）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Area with data, mean of the dates (km2)</source>
        <translation>有数据的面积，各日期平均（km2）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Raster difference</source>
        <translation>栅格差值</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Subtracts B from A cell by cell, and compares them over the cells both have: means, totals, standard deviation of the difference, RMSE, correlation, and A in percent of B. Use it to compare flux products, or a prediction with the truth.</source>
        <translation>逐像元以 A 减 B，并在两者共有的像元上比较：均值、总量、差值标准差、RMSE、相关，以及 A 占 B 的百分比。可用于比较通量产品，或将预测与真值比较。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Zeng et al. (2023), Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9 (percentage difference between products).</source>
        <translation>Zeng et al. (2023)，Carbon Balance and Management 18，doi 10.1186/s13021-023-00239-9（产品间的百分比差异）。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>A percentage of a value near zero means nothing. Where A and B have different signs it is taken of the absolute value of B, and the table flags it.</source>
        <translation>接近零的值的百分比没有意义。A 与 B 符号不同时按 B 的绝对值计算，并在表中标记。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>subtract, compare products, bias, RMSE, change map, A minus B</source>
        <translation>相减, 产品比较, 偏差, RMSE, 变化图, A 减 B, subtract</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Raster A</source>
        <translation>栅格 A</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>What is compared.</source>
        <translation>被比较者。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Raster B</source>
        <translation>栅格 B</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>What it is compared with, in the same unit.</source>
        <translation>比较的对象，单位相同。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Difference A - B</source>
        <translation>差值 A - B</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>A - B in the unit of A, float32; without data where either has none.</source>
        <translation>A - B，单位同 A，float32；任一无数据处为无数据。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Figures over the common cells. Means and totals are weighted by area, the others count each cell once. Totals in Tg C hold for rasters in gC m-2.</source>
        <translation>共有像元上的数字。均值和总量按面积加权，其余每像元计一次。以 Tg C 计的总量适用于 gC m-2 的栅格。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Common cells</source>
        <translation>共有像元</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Mean difference, weighted by area</source>
        <translation>平均差值，按面积加权</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Root mean square difference</source>
        <translation>均方根差</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Pearson correlation</source>
        <translation>Pearson 相关系数</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Total difference (Tg C, rasters in gC m-2)</source>
        <translation>总量之差（Tg C，栅格为 gC m-2）</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Difference in percent of B</source>
        <translation>差值占 B 的百分比</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/seriesmean.py"/>
        <source>Mean of a series</source>
        <translation>序列均值</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/seriesmean.py"/>
        <source>Averages a dated series of carbon fluxes or stocks cell by cell. Only cells with data on all dates get a value, so that gaps of single dates do not show as differences between places. The map serves the search for clusters and hot spots.</source>
        <translation>对带日期的碳通量或碳储量序列逐像元求平均。只有在所有日期都有数据的像元才有值，使个别日期的缺口不会表现为地点之间的差异。该图用于寻找聚类和热点。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/seriesmean.py"/>
        <source>The more dates there are, the more cells lack one of them; the log says how many are left. The mean of months is a mean month, not a year: composite them to years first.</source>
        <translation>日期越多，缺少其中某个日期的像元就越多；日志会说明剩余多少。各月的均值是平均月值而非年值：请先合成为年。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/seriesmean.py"/>
        <source>average, mean, temporal mean, series, NEP, NPP, multi-year</source>
        <translation>平均, 均值, 时间平均, 序列, NEP, NPP, 多年</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/seriesmean.py"/>
        <source>One raster per date on one grid, with dates in names or metadata.</source>
        <translation>同一格网上每个日期一个栅格，日期在名称或元数据中。</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/seriesmean.py"/>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <location filename="../algorithms/flux/seriesmean.py"/>
        <source>Total, mean of the dates (Tg C)</source>
        <translation>总量，各日期平均（Tg C）</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Land-use transfer and its carbon</source>
        <translation>土地利用转移及其碳变化</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Says which land went from which class to which between two dates, and how much carbon that moved: the transfer matrix in true areas, the carbon change of each pair of classes and its contribution, split into conversion and change within classes. Without carbon rasters or densities it gives the areas alone. With fluxes instead of stocks it gives the mean flux change of each pair. Sums are exact: the pairs add up to the total.</source>
        <translation>说明两个日期之间哪些土地由何类转为何类，以及由此变动了多少碳：按真实面积的转移矩阵、每对类别的碳变化及其贡献，并分为转换与类内变化。没有碳栅格或碳密度时只给出面积。给出通量而非储量时，得到每对类别的平均通量变化。求和是精确的：各对之和等于总量。</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Pontius et al. (2004), Agriculture, Ecosystems &amp; Environment 101, 251-268, for the transfer matrix; Ye et al. (2018), Landscape Ecology 33, doi 10.1007/s10980-017-0584-x, for the dynamic degrees.</source>
        <translation>Pontius et al. (2004)，Agriculture, Ecosystems &amp; Environment 101，251-268（转移矩阵）；Ye et al. (2018)，Landscape Ecology 33，doi 10.1007/s10980-017-0584-x（动态度）。</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Errors of two land-use maps add up: with maps of 85 % accuracy much of a small change is error. Contributions in percent of the net change grow without bound where gains and losses cancel; read those of the absolute changes then.</source>
        <translation>两幅土地利用图的误差会累加：精度为 85 % 的图，微小变化中多半是误差。增益与损失相抵时，占净变化的百分比会无限增大；此时请看占绝对变化的比例。</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>land use, land cover, LULC, transfer matrix, transition, change, attribution, Sankey, dynamic degree, carbon density</source>
        <translation>土地利用, 土地覆被, LULC, 转移矩阵, 转换, 变化, 归因, 桑基图, 动态度, 碳密度, land use</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Land use at the start</source>
        <translation>起始土地利用</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Raster of class codes (whole numbers) of the first date.</source>
        <translation>第一个日期的类别编码（整数）栅格。</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Land use at the end</source>
        <translation>终止土地利用</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Raster of class codes of the second date; classes may differ.</source>
        <translation>第二个日期的类别编码栅格；类别可以不同。</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Carbon at the start</source>
        <translation>起始碳</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Carbon stock or flux per area of the first date, in CARBON_UNIT.</source>
        <translation>第一个日期单位面积的碳储量或通量，单位为 CARBON_UNIT。</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Carbon at the end</source>
        <translation>终止碳</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>The same of the second date.</source>
        <translation>第二个日期的同一量。</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Years between the dates</source>
        <translation>两个日期之间的年数</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>For the dynamic degrees. Without it the dates in the names of the rasters serve (landuse_2001.tif).</source>
        <translation>用于动态度。没有时采用栅格名称中的日期（landuse_2001.tif）。</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Code of each cell's pair: class at the start times 1000 plus class at the end for codes from 0 to 999, else an index that ATTRIBUTION lists. With a legend.</source>
        <translation>每个像元的类别对编码：编码为 0 至 999 时为起始类别乘以 1000 加终止类别，否则为 ATTRIBUTION 所列的索引。带图例。</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>Land-use transfer over several dates</source>
        <translation>多日期土地利用转移</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>Does what 'Land-use transfer and its carbon' does for more than two dates: each period between one date and the next, and the whole span from the first to the last, in one pass over the rasters. Each date of land use is combined with the carbon raster of the same date.</source>
        <translation>对两个以上的日期执行“土地利用转移及其碳变化”：一次读取栅格，计算每两个相邻日期之间的时段以及从首到末的整个跨度。每个日期的土地利用与同一日期的碳栅格结合。</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>Pontius et al. (2004), Agriculture, Ecosystems &amp; Environment 101, 251-268; Ye et al. (2018), Landscape Ecology 33, doi 10.1007/s10980-017-0584-x.</source>
        <translation>Pontius et al. (2004)，Agriculture, Ecosystems &amp; Environment 101，251-268；Ye et al. (2018)，Landscape Ecology 33，doi 10.1007/s10980-017-0584-x。</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>The carbon of the periods adds up to that of the whole span only for cells with data on all dates. The areas of the periods do not add up: land that changed twice counts twice. Errors of the land-use maps look like change.</source>
        <translation>只有在所有日期均有数据的像元上，各时段的碳之和才等于整个跨度的碳。各时段的面积不可相加：变化两次的土地计两次。土地利用图的误差看起来像变化。</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>land use, land cover, LULC, transfer matrix, transition, periods, series, attribution</source>
        <translation>土地利用, 土地覆被, LULC, 转移矩阵, 转换, 时段, 序列, 归因, land use</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>Land-use rasters</source>
        <translation>土地利用栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>Class codes, one raster per date, the date in the name (landuse_2001.tif).</source>
        <translation>类别编码，每个日期一个栅格，日期在名称中（landuse_2001.tif）。</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>Carbon rasters</source>
        <translation>碳栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>Carbon stock or flux per area in CARBON_UNIT, with a raster of each date of land use; others are left aside.</source>
        <translation>单位面积碳储量或通量，单位为 CARBON_UNIT，每个土地利用日期各一个栅格；其余不用。</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>Folder of changes</source>
        <translation>变化文件夹</translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>A raster of changes per period and one of the whole span (change_2001_2024.tif).</source>
        <translation>每个时段一个变化栅格，整个跨度一个（change_2001_2024.tif）。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Emerging hot spots of a series</source>
        <translation>序列的新兴热点</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Says how hot and cold spots develop over a dated series: new, consecutive, intensifying, persistent, diminishing, sporadic, oscillating, historical. Every date gets its Getis-Ord Gi* scores, the scores of a cell are tested for a trend (Mann-Kendall), and the class follows from the dates on which the cell is a hot or a cold spot. The rules are those that Esri publishes for Emerging Hot Spot Analysis.</source>
        <translation>说明热点和冷点在带日期的序列中如何发展：新增、连续、加强、持续、逐渐减少、分散、振荡、历史。每个日期计算 Getis-Ord Gi* 得分，检验像元得分的趋势（Mann-Kendall），再由像元为热点或冷点的日期确定类别。规则为 Esri 公布的“新兴时空热点分析”规则。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Esri, How Emerging Hot Spot Analysis works, ArcGIS Pro documentation; Ord and Getis (1995), Geographical Analysis 27, 286-306; Mann (1945), Econometrica 13, 245-259.</source>
        <translation>Esri，《新兴时空热点分析的工作原理》，ArcGIS Pro 文档；Ord and Getis (1995), Geographical Analysis 27, 286-306；Mann (1945), Econometrica 13, 245-259。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>A hot spot is high compared with the mean of its date (or of the series), so a class says nothing of the sign of a flux: the hot spots of a map of losses are the smallest losses. Unlike ArcGIS by default, neighbours in time do not count among the neighbours of a cell, and the false discovery rate is controlled on request only, so classes differ. Cells without data on any one date get no class. The trend test takes the dates as independent.</source>
        <translation>热点是与当日（或整个序列）的平均值相比偏高，因此类别并不说明通量的符号：损失图上的热点是损失最小的地方。与 ArcGIS 的默认设置不同，时间上的邻居不算作像元的邻居，错误发现率也只在选择时才控制，因此类别会有差别。任一日期无数据的像元没有类别。趋势检验把各日期视为独立。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>emerging hot spot, space-time, Getis-Ord, Gi*, Mann-Kendall, cold spot, time series, new, intensifying, sporadic</source>
        <translation>新兴热点, 时空, Getis-Ord, Gi*, Mann-Kendall, 冷点, 时间序列, 新增, 加强, 分散</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>One raster per date on one grid, at least ten, the date at the end of the name (nep_2005.tif), in the file or in DATES.</source>
        <translation>同一格网上每个日期一个栅格，至少十个；日期在文件名末尾（nep_2005.tif）、文件内或 DATES 中。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Share of all hot spot classes (%)</source>
        <translation>所有热点类别的比例（%）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Share of all cold spot classes (%)</source>
        <translation>所有冷点类别的比例（%）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>What is high or low</source>
        <translation>高低的比较对象</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>date: each date is judged against its own mean, so that a level that rises everywhere makes no hot spots (ArcGIS: individual time step). series: all dates against the mean of the whole series (the default of ArcGIS: entire cube).</source>
        <translation>date：每个日期与其自身均值比较，因此各处水平普遍上升不会形成热点（ArcGIS：单个时间步长）。series：所有日期与整个序列的均值比较（ArcGIS 默认：整个立方体）。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Largest two-sided p of a hot or cold spot on one date; with FDR the false-discovery rate over all cells and dates.</source>
        <translation>单个日期上热点或冷点的最大双侧 p；启用 FDR 时为所有像元和日期的错误发现率。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Significance level of the trend</source>
        <translation>趋势的显著性水平</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Largest two-sided p of the Mann-Kendall test on the scores of a cell; tells intensifying and diminishing spots from persistent ones.</source>
        <translation>对像元得分进行 Mann-Kendall 检验的最大双侧 p；用于区分加强、逐渐减少与持续的热点（冷点）。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Control the false discovery rate</source>
        <translation>控制错误发现率</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Takes ALPHA as the share of false hot and cold spots among all that are found (Benjamini and Hochberg), as ArcGIS always does. The rasters are read once more.</source>
        <translation>把 ALPHA 作为所有找到的热点和冷点中错误者所占的比例（Benjamini 和 Hochberg），ArcGIS 总是这样做。栅格会再读一遍。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Emerging hot spots</source>
        <translation>新兴热点</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>0 no pattern; hot spots 1 new, 2 consecutive, 3 intensifying, 4 persistent, 5 diminishing, 6 sporadic, 7 oscillating, 8 historical; cold spots 9 to 16 in the same order (ArcGIS: -1 to -8); 255 no data or no neighbour.</source>
        <translation>0 无模式；热点：1 新增，2 连续，3 加强，4 持续，5 逐渐减少，6 分散，7 振荡，8 历史；冷点按相同顺序为 9 至 16（ArcGIS：-1 至 -8）；255 无数据或无邻居。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Trend of the scores</source>
        <translation>得分的趋势</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Mann-Kendall's Z of the Gi* scores: positive where they rise.</source>
        <translation>Gi* 得分的 Mann-Kendall Z：上升处为正。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Dates as a hot spot</source>
        <translation>为热点的日期数</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Number of dates on which the cell is a hot spot (Int16, nodata -1).</source>
        <translation>像元为热点的日期数（Int16，无数据值 -1）。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Dates as a cold spot</source>
        <translation>为冷点的日期数</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Number of dates on which the cell is a cold spot (Int16, nodata -1).</source>
        <translation>像元为冷点的日期数（Int16，无数据值 -1）。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Cells, area and share of each class.</source>
        <translation>各类别的像元数、面积和比例。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Table of dates</source>
        <translation>日期表</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Cells, area and share of hot and cold spots on each date.</source>
        <translation>每个日期热点和冷点的像元数、面积和比例。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Report on emerging hot spots</source>
        <translation>新兴热点报告</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/emerginghotspots.py"/>
        <source>Map, areas, and the share of hot and cold spots on each date.</source>
        <translation>地图、面积，以及每个日期热点和冷点的比例。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Global Moran's I</source>
        <translation>全局莫兰指数 I</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Says whether neighbouring cells are alike, for one raster or each raster of a series: Moran's I with row-standardised weights, its expectation -1/(n-1), the z score and p under randomisation, and the p of random permutations. Positive I means that high values gather near high ones, and low near low.</source>
        <translation>对一个栅格或序列中的每个栅格，说明相邻像元是否相似：行标准化权重的莫兰指数 I、其期望 -1/(n-1)、随机化假设下的 z 得分和 p，以及随机置换的 p。I 为正表示高值邻近高值、低值邻近低值。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Cliff and Ord (1981), Spatial Processes: Models and Applications, Pion.</source>
        <translation>Cliff and Ord (1981)，Spatial Processes: Models and Applications，Pion。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>On large rasters any smooth map is significant: judge the size of I, not its p. A trend across the region counts as pattern. The permutation p is one-sided and cannot be below 1/(PERMUTATIONS + 1). The whole raster is held in memory: 36 bytes per cell and 8 more for each thread.</source>
        <translation>在大栅格上，任何平滑的图都是显著的：请看 I 的大小，而非其 p。横跨区域的趋势也算格局。置换 p 为单侧，不会低于 1/(PERMUTATIONS + 1)。整个栅格读入内存：每像元 36 字节，每个线程另加 8 字节。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Moran's I, spatial autocorrelation, clustering, pattern, randomness</source>
        <translation>莫兰指数, 空间自相关, 聚集, 格局, 随机性, Moran's I</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>One or more rasters on one grid; every band is tested by itself.</source>
        <translation>同一格网上的一个或多个栅格；每个波段单独检验。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Random shuffles of each raster; 0 leaves only the analytic test.</source>
        <translation>每个栅格的随机打乱次数；0 表示只做解析检验。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>One row per raster: cells, I, expectation, variance, z, p, permutation p.</source>
        <translation>每个栅格一行：像元数、I、期望、方差、z、p、置换 p。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Report on Moran's I</source>
        <translation>莫兰指数报告</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Table, and the curve of I over the dates.</source>
        <translation>表格，以及 I 随日期的曲线。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Moran's I of the last raster</source>
        <translation>最后一个栅格的莫兰指数 I</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>z score of the last raster</source>
        <translation>最后一个栅格的 z 得分</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Two-sided analytic p of the last raster</source>
        <translation>最后一个栅格的双侧解析 p</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>Spatial autocorrelation of polygons</source>
        <translation>多边形的空间自相关</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>Says whether neighbouring polygons are alike, each statistic with its expectation, z score and p under randomisation and the p of random permutations: Moran's I (products), Geary's c (squared differences; below 1 means alike) and the general G (high values near high ones, or low near low) of a column of numbers, and the join counts of a column of classes (pairs of neighbours of one class, and of two).</source>
        <translation>判断相邻多边形是否相似，每个统计量都给出期望值、随机化假设下的 z 得分和 p，以及随机置换的 p：对数值列计算 Moran's I（乘积）、Geary's c（差的平方；小于 1 表示相似）和一般 G（高值靠近高值，或低值靠近低值），对类别列计算连接计数（同类邻居对数与异类邻居对数）。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>Cliff and Ord (1981), Spatial Processes: Models and Applications, Pion; Getis and Ord (1992), Geographical Analysis 24, 189-206; Rey and Anselin (2007), Review of Regional Studies 37, 5-27 (PySAL, whose esda computes I, c and G).</source>
        <translation>Cliff and Ord (1981), Spatial Processes: Models and Applications, Pion; Getis and Ord (1992), Geographical Analysis 24, 189-206; Rey and Anselin (2007), Review of Regional Studies 37, 5-27（PySAL，其 esda 库计算 I、c 和 G）。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>A trend across the region counts as pattern. G is for values of 0 and more, and takes all neighbours as equal, as join counts do. The permutation p is one-sided and cannot be below 1/(PERMUTATIONS + 1). I, c and G need the library esda.</source>
        <translation>贯穿区域的趋势也算作格局。G 只用于不小于 0 的值，并与连接计数一样把所有邻居同等对待。置换 p 是单侧的，不会小于 1/(PERMUTATIONS + 1)。I、c 和 G 需要 esda 库。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>Moran's I, Geary's c, Getis-Ord G, join count, spatial autocorrelation, PySAL, GeoDa, polygons</source>
        <translation>Moran's I, Geary's c, Getis-Ord G, 连接计数, 空间自相关, PySAL, GeoDa, 多边形</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>Polygons</source>
        <translation>多边形</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>Regions with columns of values or classes.</source>
        <translation>带有数值列或类别列的区域。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>Column of values</source>
        <translation>数值列</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>Numbers; text that holds numbers is read as such. Empty values are left out. Needed for GLOBAL_STATISTICS.</source>
        <translation>数值；内容为数字的文本按数字读取。空值不参与计算。GLOBAL_STATISTICS 需要此列。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>Statistics of the values</source>
        <translation>数值的统计量</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>Which statistics of FIELD are computed.</source>
        <translation>对 FIELD 计算哪些统计量。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>Column of classes</source>
        <translation>类别列</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>Names or codes whose joins are counted; empty values are left out.</source>
        <translation>要统计连接数的类别名称或代码；空值不参与计算。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>Random shuffles of the column; 0 leaves only the analytic test.</source>
        <translation>对该列随机打乱的次数；0 表示只做解析检验。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>One row per statistic: value, expectation, variance, z, p, permutation p; of join counts one per class.</source>
        <translation>每个统计量一行：值、期望、方差、z、p、置换 p；连接计数每个类别一行。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>Report on spatial autocorrelation</source>
        <translation>空间自相关报告</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>The table in words.</source>
        <translation>用文字说明该表。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>Moran's I</source>
        <translation>莫兰指数 I</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>z score of Moran's I</source>
        <translation>Moran's I 的 z 得分</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalvector.py"/>
        <source>Two-sided analytic p of Moran's I</source>
        <translation>Moran's I 的双侧解析 p</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Gravity centre and ellipse of a series</source>
        <translation>序列的重心与标准差椭圆</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Finds the gravity centre of a dated series (the mean place of all cells, weighted by value times true area), the standard deviational ellipse around it, and how both move: distance and direction from date to date, since the first date, and per year. All of it is computed on the ellipsoid, so it holds in any CRS, in degrees as well, and across the antimeridian. Layers are in degrees of WGS 84.</source>
        <translation>求带日期序列的重心（所有像元的平均位置，以值乘以真实面积加权）、其标准差椭圆，以及二者的移动：逐日期、自首个日期起以及每年的距离和方向。全部在椭球面上计算，因此适用于任何坐标系（包括经纬度）以及跨越 180° 经线的情形。图层以 WGS 84 经纬度表示。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Lefever (1926), American Journal of Sociology 32:88; Yuill (1971), Geografiska Annaler B 53:28; Vincenty (1975), Survey Review 23:88.</source>
        <translation>Lefever (1926), American Journal of Sociology 32:88；Yuill (1971), Geografiska Annaler B 53:28；Vincenty (1975), Survey Review 23:88。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>A centre is a mean: it may move although no cell changed its rank, and may lie where nothing grows. A shift of a few kilometres can be the error of the maps: name the models that made them to see. Only cells with data on all dates are used, otherwise centres move with the clouds.</source>
        <translation>重心是平均值：即使没有像元改变其相对高低，它也可能移动，也可能落在没有植被的地方。几千米的移动可能只是地图的误差：给出制作地图的模型即可看出。只使用所有日期都有数据的像元，否则重心会随云移动。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>gravity centre, centroid, mean centre, centre of gravity migration, standard deviational ellipse, SDE, drift, directional distribution</source>
        <translation>重心, 质心, 平均中心, 重心迁移, 标准差椭圆, SDE, 移动, 方向分布</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>With them every centre gets an ellipse of error, and every shift an interval; without them the error is unknown.</source>
        <translation>给出后，每个重心都有误差椭圆，每次移动都有区间；不给出时误差未知。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Share of the true centres that the ellipses should enclose</source>
        <translation>椭圆应包含真实重心的比例</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>From the first to the last centre (km)</source>
        <translation>首个至末个重心的距离（km）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Lower bound of that distance (km)</source>
        <translation>该距离的下限 (km)</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Upper bound of that distance (km)</source>
        <translation>该距离的上限 (km)</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Direction of that (degrees from north)</source>
        <translation>其方向（自北起的度数）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Movement per year by least squares (km)</source>
        <translation>最小二乘的每年移动（km）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Direction of that movement</source>
        <translation>该移动的方向</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>One raster per date on one grid, the date at the end of the name (nep_2005.tif), in the file or in DATES. Values are per area (gC m-2), not sums per cell.</source>
        <translation>同一格网上每个日期一个栅格，日期在文件名末尾（nep_2005.tif）、文件内或 DATES 中。数值为单位面积值（gC m-2），而非每像元总和。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Regions with a centre each; a cell belongs to the polygon its centre lies in. Without zones the whole raster is one.</source>
        <translation>每个区域各有一个重心；像元属于其中心所在的多边形。无分区时整个栅格为一个区域。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>What the weights are. values: the values themselves; negative ones are refused, since a negative weight pushes the centre away from its cell. sinks, sources: only the cells that are one on that date, by the sign of the quantity (negative NEE is a sink). absolute: all cells by the size of their value.</source>
        <translation>以何为权重。values：数值本身；拒绝负值，因为负权重会把重心推离该像元。sinks、sources：仅取该日期为碳汇或碳源的像元，按量的正负号判断（NEE 为负是碳汇）。absolute：所有像元按其数值的绝对值。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Size of the ellipses (standard deviations)</source>
        <translation>椭圆大小（标准差倍数）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>1 encloses about 39 % of weights that are normally distributed, 2 about 86 %. The columns give one standard deviation whatever the size. ArcGIS Pro draws larger ellipses; centres and directions are comparable.</source>
        <translation>1 约包含正态分布权重的 39 %，2 约包含 86 %。无论大小如何，各列给出的都是一个标准差。ArcGIS Pro 画的椭圆更大；中心和方向可以比较。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Gravity centres</source>
        <translation>重心</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>One point per zone and date: way since the date before (step_km, step_azimuth, step_km_yr) and since the first (first_km, first_azimuth), standard deviations and direction of the ellipse. Directions in degrees clockwise from north. With MODELS also the ellipse of error (error_major_km, error_minor_km, error_azimuth) and bounds of the distance from the first centre (first_lower_km, first_upper_km): 0 where it may not have moved.</source>
        <translation>每个分区和日期一个点：自上一日期的位移 (step_km, step_azimuth, step_km_yr) 和自首个日期的位移 (first_km, first_azimuth)，椭圆的标准差和方向。方向为自北顺时针的度数。给出 MODELS 时还有误差椭圆 (error_major_km, error_minor_km, error_azimuth) 以及距首个重心距离的上下限 (first_lower_km, first_upper_km)：可能没有移动时下限为 0。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Paths of the centres</source>
        <translation>重心轨迹</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>One line per zone through its centres, with distance_km and azimuth from the first to the last, speed_km_yr and speed_azimuth by least squares, and path_km, the length of the line.</source>
        <translation>每个分区一条经过其各重心的线，含首末重心间的 distance_km 和 azimuth，最小二乘的 speed_km_yr 和 speed_azimuth，以及线长 path_km。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Ellipses</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>One standard deviational ellipse per zone and date, with the same columns.</source>
        <translation>每个分区和日期一个标准差椭圆，字段相同。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Ellipses of error</source>
        <translation>误差椭圆</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>One ellipse per zone and date that should enclose the true centre with the share COVERAGE, with the same columns. Needs MODELS.</source>
        <translation>每个分区和日期一个椭圆，应以比例 COVERAGE 包含真实重心，字段相同。需要 MODELS。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>The columns of the centres, one row per zone and date.</source>
        <translation>重心的各字段，每个分区和日期一行。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Report on gravity centres</source>
        <translation>重心报告</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/gravitycentre.py"/>
        <source>Path of the centres, ellipses, distances and directions.</source>
        <translation>重心轨迹、椭圆、距离和方向。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Hot spots of a raster (Getis-Ord Gi*)</source>
        <translation>栅格的热点（Getis-Ord Gi*）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Finds hot spots (high values gathered) and cold spots (low values gathered) at 90, 95 and 99 % confidence: the Getis-Ord Gi* score of every cell and its neighbours with binary weights. The score is positive for hot spots whatever the sign of the values, also for trends and carbon losses. Cells without a single neighbour get no result.</source>
        <translation>以 90、95 和 99 % 置信度查找热点（高值聚集）和冷点（低值聚集）：以二元权重计算每个像元及其邻居的 Getis-Ord Gi* 得分。无论数值正负，热点的得分均为正，趋势和碳损失也是如此。没有任何邻居的像元没有结果。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Ord and Getis (1995), Geographical Analysis 27, 286-306, eq. 14.</source>
        <translation>Ord and Getis (1995)，Geographical Analysis 27，286-306，式 14。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>The score is compared with a normal distribution, which fits poorly for strongly skewed values with few neighbours. High and low are relative to the mean of this raster.</source>
        <translation>得分与正态分布比较，对邻居少且强偏态的数据拟合不佳。高与低相对于该栅格的均值。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>hot spot, cold spot, Getis-Ord, Gi*, cluster</source>
        <translation>热点, 冷点, Getis-Ord, Gi*, 聚集, hot spot</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Raster</source>
        <translation>栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Raster of one band: flux, stock or trend.</source>
        <translation>单波段栅格：通量、储量或趋势。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Weakest confidence level given: 0.1 gives 90, 95 and 99 %, 0.05 gives 95 and 99 %. Two-sided.</source>
        <translation>给出的最低置信水平：0.1 给出 90、95 和 99 %，0.05 给出 95 和 99 %。双侧。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Takes the levels as false-discovery rates (Benjamini and Hochberg).</source>
        <translation>将各水平作为错误发现率（Benjamini 和 Hochberg）。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Hot and cold spots</source>
        <translation>热点与冷点</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>0 not significant; hot at 90, 95, 99 %: 1, 2, 3; cold: 4, 5, 6; 255 no data or no neighbour.</source>
        <translation>0 不显著；90、95、99 % 的热点：1、2、3；冷点：4、5、6；255 无数据或无邻居。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Gi* score</source>
        <translation>Gi* 得分</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Normal score.</source>
        <translation>正态得分。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Share of hot spots (%)</source>
        <translation>热点比例（%）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Share of cold spots (%)</source>
        <translation>冷点比例（%）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotvector.py"/>
        <source>Hot spots of polygons (Getis-Ord Gi*)</source>
        <translation>多边形的热点（Getis-Ord Gi*）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotvector.py"/>
        <source>Finds hot spots (high values gathered) and cold spots (low values gathered) among polygons at 90, 95 and 99 % confidence: the Getis-Ord Gi* score of each polygon and its neighbours with binary weights. The score is positive for hot spots whatever the sign of the values. Kernel weights and those of a file count as they are. Polygons without geometry, value or neighbour are kept and get no result.</source>
        <translation>在 90%、95% 和 99% 置信度下找出多边形中的热点（高值聚集）和冷点（低值聚集）：以二元权重计算每个多边形及其邻居的 Getis-Ord Gi* 得分。无论数值正负，热点的得分都为正。核权重和文件中的权重按原值计入。没有几何、数值或邻居的多边形会保留，但没有结果。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotvector.py"/>
        <source>Ord and Getis (1995), Geographical Analysis 27, 286-306.</source>
        <translation>Ord and Getis (1995), Geographical Analysis 27, 286-306.</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotvector.py"/>
        <source>The score is compared with a normal distribution, which needs several neighbours per polygon: with skewed values take WEIGHTS = knn with K = 8 or more. Counts and totals grow with the size of a region: use rates or means per area.</source>
        <translation>得分与正态分布比较，这要求每个多边形有若干邻居：数据偏态时请用 WEIGHTS = knn 且 K 不小于 8。计数和总量随区域大小增长：请用比率或单位面积均值。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotvector.py"/>
        <source>hot spot, cold spot, Getis-Ord, Gi*, cluster, polygons, counties</source>
        <translation>热点, 冷点, Getis-Ord, Gi*, 聚集, 多边形, 县, hot spot</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotvector.py"/>
        <source>gi_star: a polygon is one of its own neighbours; gi: it is left out.</source>
        <translation>gi_star：多边形也算作自己的邻居；gi：不计自身。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotvector.py"/>
        <source>The polygons with gi_z (normal score), gi_p (two-sided), gi_class (ns, hot90, hot95, hot99, cold90, cold95, cold99) and gi_n (neighbours, with Gi* itself too).</source>
        <translation>多边形，附 gi_z（正态得分）、gi_p（双侧）、gi_class（ns、hot90、hot95、hot99、cold90、cold95、cold99）和 gi_n（邻居数，Gi* 包括自身）。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/joincountvector.py"/>
        <source>Clusters of classes of polygons (local join counts)</source>
        <translation>多边形的类别聚集（局部连接计数）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/joincountvector.py"/>
        <source>Finds polygons with more neighbours of their own class than chance would give them: counties that are all a declining sink, or all of one land use. Counts the neighbours of the same class and compares the count with conditional permutations. Polygons without geometry, class or neighbour are kept and get no result.</source>
        <translation>找出同类邻居多于随机情形的多边形：例如都属于衰退碳汇的县，或都属于同一土地利用的县。统计同类邻居的数目，并与条件置换的结果比较。没有几何、类别或邻居的多边形会保留，但没有结果。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/joincountvector.py"/>
        <source>Anselin and Li (2019), Journal of Geographical Systems 21, 189-210.</source>
        <translation>Anselin and Li (2019), Journal of Geographical Systems 21, 189-210.</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/joincountvector.py"/>
        <source>The p is one-sided (more of the class than by chance), and one that no neighbour shares the class of has none. A class that most polygons have is hardly ever significant. Weights of kernels and files count as neighbours of equal weight.</source>
        <translation>p 是单侧的（同类多于随机情形）；没有同类邻居的多边形没有 p。大多数多边形都属于的类别几乎不会显著。核权重和文件中的权重都按等权邻居计。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/joincountvector.py"/>
        <source>join count, classes, categories, cluster, co-location, PySAL, GeoDa, polygons</source>
        <translation>连接计数, 类别, 聚集, PySAL, GeoDa, 多边形</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/joincountvector.py"/>
        <source>Regions with a column of classes.</source>
        <translation>带有类别列的区域。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/joincountvector.py"/>
        <source>Names or codes; empty values are left out.</source>
        <translation>名称或代码；空值不参与计算。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/joincountvector.py"/>
        <source>Draws per polygon; the smallest p is one in that many.</source>
        <translation>每个多边形的抽取次数；最小的 p 为该次数分之一。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/joincountvector.py"/>
        <source>Largest p of a cluster; with FDR the wanted false-discovery rate.</source>
        <translation>聚集的最大 p；使用 FDR 时为期望的错误发现率。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/joincountvector.py"/>
        <source>Lowers the limit of p (Benjamini and Hochberg) so that of the clusters about the share ALPHA is false.</source>
        <translation>降低 p 的界限（Benjamini 和 Hochberg），使聚集中约有 ALPHA 的比例是错误的。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/joincountvector.py"/>
        <source>Clusters of classes</source>
        <translation>类别聚集</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/joincountvector.py"/>
        <source>The polygons with jc_same (neighbours of the same class), jc_n (all neighbours), jc_p and jc_class (the class where it is significant, else ns).</source>
        <translation>多边形，附 jc_same（同类邻居数）、jc_n（全部邻居数）、jc_p 和 jc_class（显著时为类别，否则为 ns）。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Clusters and outliers of a raster (LISA)</source>
        <translation>栅格的聚集与异常（LISA）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Finds where high values gather (HH), where low ones do (LL), and values unlike their neighbours (HL, LH): local Moran's I of every cell with row-standardised weights, tested by permutation. Cells without a single neighbour get no result. Areas of the classes are true areas, on the ellipsoid for geographic rasters.</source>
        <translation>查找高值聚集处（HH）、低值聚集处（LL）以及与邻居不同的值（HL、LH）：以行标准化权重计算每个像元的局部莫兰指数 I，并以置换检验。没有任何邻居的像元没有结果。类别面积为真实面积，地理坐标栅格按椭球面计算。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Anselin (1995), Geographical Analysis 27, 93-115; Benjamini and Hochberg (1995), JRSS B 57, 289-300.</source>
        <translation>Anselin (1995)，Geographical Analysis 27，93-115；Benjamini and Hochberg (1995)，JRSS B 57，289-300。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>High and low are relative to the mean of this raster. Neighbouring tests share their data, so p-values are not independent. A smooth map (interpolated, modelled from smooth predictors) consists of clusters by construction.</source>
        <translation>高与低相对于该栅格的均值。相邻检验共用数据，因此 p 值并不独立。平滑的图（插值或由平滑的预测因子模拟）因其生成方式而处处成聚集。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>LISA, local Moran, hot spot, cluster, outlier, high-high, low-low, HH, LL</source>
        <translation>LISA, 局部莫兰指数, 热点, 聚集, 异常, 高-高, 低-低, HH, LL, local Moran</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>0 not significant, 1 HH, 2 LH, 3 LL, 4 HL; 255 no data or no neighbour.</source>
        <translation>0 不显著，1 HH，2 LH，3 LL，4 HL；255 无数据或无邻居。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Local Moran's I</source>
        <translation>局部莫兰指数 I</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Local I: positive where a cell is like its neighbours.</source>
        <translation>局部 I：像元与邻居相似处为正。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Pseudo p of the chosen tail.</source>
        <translation>所选尾侧的伪 p。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Report on clusters</source>
        <translation>聚类报告</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Moran scatter plot, class map, significance map, table.</source>
        <translation>莫兰散点图、类别图、显著性图、表格。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Share of high-high clusters (%)</source>
        <translation>高-高聚集比例（%）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Share of low-low clusters (%)</source>
        <translation>低-低聚集比例（%）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Largest p that is significant</source>
        <translation>显著的最大 p</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Clusters of a series over time (LISA)</source>
        <translation>序列聚集随时间的变化（LISA）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Runs the cluster test of local Moran's I on every raster of a dated series and says how the share of each class changes: high-high clusters covering a growing share of the area are a growing core of sinks. All dates are tested on the same cells, those with data on all dates; each date is judged against its own mean.</source>
        <translation>对带日期序列中的每个栅格做局部莫兰指数 I 的聚集检验，并说明各类别比例如何变化：高-高聚集所占面积比例增加，即碳汇核心在扩大。所有日期在相同像元上检验，即所有日期均有数据者；每个日期以其自身均值为准。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Anselin (1995), Geographical Analysis 27, 93-115; Sen (1968), JASA 63, 1379-1389; Kendall (1975), Rank Correlation Methods.</source>
        <translation>Anselin (1995)，Geographical Analysis 27，93-115；Sen (1968)，JASA 63，1379-1389；Kendall (1975)，Rank Correlation Methods。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>A share shows how clustered the pattern is, not how much carbon there is: it can rise while the total falls. The trend of few dates says little.</source>
        <translation>比例说明格局如何聚集，而非碳的多少：总量下降时比例仍可上升。日期很少时趋势意义不大。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>LISA, local Moran, time series, hot spot, cluster, share, trend</source>
        <translation>LISA, 局部莫兰指数, 时间序列, 热点, 聚集, 比例, 趋势, local Moran</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>One raster per date on one grid, the date at the end of the name (nep_2005.tif), in the file or in DATES.</source>
        <translation>每个日期一个栅格，网格相同，日期在文件名末尾（nep_2005.tif）、在文件内或在 DATES 中给出。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Cells, area and share of each class per date, and the trend of the share.</source>
        <translation>每个日期各类别的像元数、面积和比例，以及比例的趋势。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Folder of class maps</source>
        <translation>类别图文件夹</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>One raster of LISA classes per date (lisa_2005.tif), and series.qlr to open them together.</source>
        <translation>每个日期一个 LISA 类别栅格（lisa_2005.tif），以及可一并打开的 series.qlr。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Report on clusters over time</source>
        <translation>聚类时间序列报告</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Curves of the shares, tables, trends.</source>
        <translation>比例曲线、表格、趋势。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Share of high-high, last date (%)</source>
        <translation>最后日期的高-高比例（%）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Trend of that share (% per year)</source>
        <translation>该比例的趋势（% 每年）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Mann-Kendall p of that trend</source>
        <translation>该趋势的 Mann-Kendall p</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>Clusters and outliers of polygons (LISA)</source>
        <translation>多边形的聚集与异常（LISA）</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>Finds regions where high values gather (HH), where low ones do (LL), and regions unlike their neighbours (HL, LH): local Moran's I of each polygon with row-standardised weights and conditional permutations. With two columns it compares the value of a polygon with those of another quantity around it; local Geary's c tells polygons like and unlike their neighbours by squared differences. Polygons without geometry, value or neighbour are kept and get no result.</source>
        <translation>找出高值聚集（HH）、低值聚集（LL）以及与邻居不同（HL、LH）的区域：以行标准化权重和条件置换计算每个多边形的局部 Moran's I。给出两列时，将多边形的值与其周围另一个量的值比较；局部 Geary's c 按差的平方区分与邻居相似和不相似的多边形。没有几何、数值或邻居的多边形会保留，但没有结果。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>Anselin (1995), Geographical Analysis 27, 93-115; weights as in Rey and Anselin (2007), Review of Regional Studies 37, 5-27; classes of Geary's c as in Anselin (2019), Geographical Analysis 51, 133-150.</source>
        <translation>Anselin (1995), Geographical Analysis 27, 93-115；权重同 Rey and Anselin (2007), Review of Regional Studies 37, 5-27；Geary's c 的类别同 Anselin (2019), Geographical Analysis 51, 133-150。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>Counts and totals grow with the size of a region: use rates or means per area. Borders that do not share their vertices are seen as shared by WEIGHTS = fuzzy only; the log counts polygons without neighbours. Results change with the division into regions. A bivariate I says nothing of the two quantities at the same place: compare it with their correlation.</source>
        <translation>计数和总量随区域大小增加：请使用比率或单位面积均值。顶点不重合的边界只有在 WEIGHTS = fuzzy 时才视为公共边界；日志会统计没有邻居的多边形。结果随区域划分而变。双变量 I 不反映同一地点两个量的关系：请与它们的相关系数对照。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>LISA, local Moran, bivariate, local Geary, PySAL, GeoDa, cluster, outlier, high-high, low-low, polygons, counties</source>
        <translation>LISA, 局部 Moran, 双变量, 局部 Geary, PySAL, GeoDa, 聚集, 异常, 高-高, 低-低, 多边形, 县</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>moran: values against the mean of the neighbours; bivariate: values of FIELD against the neighbours' mean of SECOND_FIELD; geary: squared differences from the neighbours.</source>
        <translation>moran：数值与邻居均值相比；bivariate：FIELD 的值与邻居的 SECOND_FIELD 均值相比；geary：与邻居之差的平方。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>Second column</source>
        <translation>第二列</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>Numbers of the neighbours. Applies to LOCAL_STATISTIC = bivariate.</source>
        <translation>邻居的数值。用于 LOCAL_STATISTIC = bivariate。</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>Clusters and outliers</source>
        <translation>聚集与异常</translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>The polygons with lisa_i (local I), lisa_p, lisa_class (ns, HH, LH, LL, HL) and lisa_lag (mean of the neighbours); with LOCAL_STATISTIC = geary lisa_c in place of lisa_i, and the classes ns, HH, LL, similar and unlike.</source>
        <translation>多边形，附 lisa_i（局部 I）、lisa_p、lisa_class（ns、HH、LH、LL、HL）和 lisa_lag（邻居均值）；LOCAL_STATISTIC = geary 时以 lisa_c 代替 lisa_i，类别为 ns、HH、LL、similar 和 unlike。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Explain raster</source>
        <translation>解释栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Maps what each predictor adds to the prediction of each cell (Shapley values): one band per predictor. The bands of a cell and the mean prediction (SHAP_BASE in the file's metadata) add up to its prediction. The columns of a categorical predictor are one band.</source>
        <translation>绘制每个预测因子对各像元预测的贡献（Shapley 值）：每个预测因子一个波段。一个像元的各波段与平均预测（文件元数据中的 SHAP_BASE）之和即为其预测。分类预测因子的各列合为一个波段。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Lundberg et al. (2020), Nature Machine Intelligence 2, 56-67 (TreeSHAP).</source>
        <translation>Lundberg et al. (2020)，Nature Machine Intelligence 2，56-67（TreeSHAP）。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>For models of trees (random_forest, extra_trees, gradient_boosting, xgboost) and linear ones, all of them exact; svm and neural_network are refused, see 'Explain model'. Values say what the model uses, not what causes the flux; correlated predictors share what they explain. Under TRANSFORM = log they are in units of the logarithm. 100 small trees take about a microsecond per cell, 1500 full trees milliseconds: try such a model on a small region first.</source>
        <translation>用于树模型（random_forest、extra_trees、gradient_boosting、xgboost）和线性模型，均为精确值；svm 和 neural_network 会被拒绝，见“解释模型”。数值说明模型用了什么，而非通量的成因；相关的预测因子共享其解释部分。TRANSFORM = log 时单位为对数。100 棵小树每像元约需一微秒，1500 棵完整的树需数毫秒：此类模型请先在小区域上试用。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>SHAP, Shapley, explain, driver, attribution, dominant factor, interpretation</source>
        <translation>SHAP, Shapley, 解释, 驱动因素, 归因, 主导因子, explain</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Shapley values</source>
        <translation>Shapley 值</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>One band per predictor, in the unit of the target, float32.</source>
        <translation>每个预测因子一个波段，单位同目标，float32。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Dominant predictor</source>
        <translation>主导预测因子</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Class raster of the predictor with the largest absolute value, in any sense.</source>
        <translation>绝对值最大的预测因子的类别栅格，不论方向。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Predict raster</source>
        <translation>预测栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Applies a trained model to predictor rasters, cell by cell. Rasters are matched with the model's predictors by name (band description, else file name), in any order and case. Cells without data in any predictor stay without data.</source>
        <translation>将训练好的模型逐像元应用于预测因子栅格。栅格按名称（波段描述，否则文件名）与模型的预测因子匹配，顺序和大小写不限。任一预测因子无数据的像元仍无数据。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Breiman (2001), Machine Learning 45, 5-32; intervals: Meinshausen (2006), JMLR 7, 983-999, calibrated as in Chernozhukov et al. (2021), PNAS 118, e2107794118; area of applicability: Meyer and Pebesma (2021), Methods in Ecology and Evolution 12, 1620-1633.</source>
        <translation>Breiman (2001)，Machine Learning 45，5-32；区间：Meinshausen (2006)，JMLR 7，983-999，校准方法同 Chernozhukov et al. (2021)，PNAS 118，e2107794118；适用域：Meyer and Pebesma (2021)，Methods in Ecology and Evolution 12，1620-1633。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>A forest cannot extrapolate: cells outside the range of the training records get the nearest values it knows, and the log says how many there are. LOWER and UPPER enclose a new measurement of one plot, its own scatter included; MEAN_LOWER and MEAN_UPPER enclose what a cell has on average, and are narrower. Neither says anything of the error of a total or a mean of many cells ('Carbon budget' does). The spread between trees is no confidence interval.</source>
        <translation>森林模型不能外推：超出训练记录范围的像元得到模型已知的最接近的值，日志会说明有多少。LOWER 和 UPPER 包含的是单个样地的一次新测量值，包括其自身的离散；MEAN_LOWER 和 MEAN_UPPER 包含的是像元的平均状况，因此较窄。两者都不能说明总量或许多像元均值的误差（“碳收支”可以）。树间离散度不是置信区间。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>predict, map, upscale, random forest, NPP, respiration, model</source>
        <translation>预测, 制图, 升尺度, 随机森林, NPP, 呼吸, 模型, predict</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Predicted values in the unit of the target, float32.</source>
        <translation>预测值，单位同目标，float32。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Lower bound</source>
        <translation>下限</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Lower bound of the interval of a new measurement (quantile regression forest), in the unit of the target. For random_forest and extra_trees.</source>
        <translation>新测量值区间的下界（分位数回归森林），单位与目标变量相同。适用于 random_forest 和 extra_trees。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Upper bound</source>
        <translation>上限</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Upper bound of the interval of a new measurement (quantile regression forest), in the unit of the target. For random_forest and extra_trees.</source>
        <translation>新测量值区间的上界（分位数回归森林），单位与目标变量相同。适用于 random_forest 和 extra_trees。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Lower bound of the mean</source>
        <translation>均值的下界</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Upper bound of the mean</source>
        <translation>均值的上界</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Quantiles</source>
        <translation>分位数</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Quantiles of a new measurement at QUANTILE_LEVELS, one band each (npp_q50 is the median), in the unit of the target. For random_forest and extra_trees.</source>
        <translation>新测量值在 QUANTILE_LEVELS 处的分位数，每个水平一个波段（npp_q50 为中位数），单位与目标变量相同。适用于 random_forest 和 extra_trees。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Spread between trees or site models</source>
        <translation>树间或站点模型间的离散度</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Standard deviation of the trees' predictions, in the unit of the target: where the trees disagree. Of a fuzzy ensemble, that of the site models, weighted by membership. It is not a confidence interval.</source>
        <translation>各棵树预测值的标准差，单位与目标相同：表示树之间的分歧所在。对于模糊集成，是按隶属度加权的站点模型标准差。它不是置信区间。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Dissimilarity index</source>
        <translation>相异指数</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Distance of the predictors to those of the nearest training record, over the mean distance between training records: 0 is a training record.</source>
        <translation>预测因子与最近训练记录的距离，除以训练记录之间的平均距离：0 即训练记录本身。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Area of applicability</source>
        <translation>适用域</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>1 where the predictors are as near to the training records as these are between the folds of the validation, 0 where the model's scores do not hold.</source>
        <translation>1 表示预测因子与训练记录的接近程度不低于验证各折之间的接近程度，0 表示模型评分不成立。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Local point density</source>
        <translation>局部样点密度</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>How many training records are near enough to make a cell applicable: a prediction that rests on one of them is weaker than one that rests on fifty. -1 is no data.</source>
        <translation>有多少条训练记录足够接近、使像元处于适用域内：仅依据一条记录的预测不如依据五十条的可靠。-1 为无数据。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Expected error</source>
        <translation>预期误差</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Root mean square error, in the unit of the target, of held-out records that are as unlike the others as the cell is unlike the training records (error profile over the dissimilarity index). No data outside the area of applicability, where nothing was held out. Scores of VALIDATION = site or knndm make it that of places without a site.</source>
        <translation>留出记录的均方根误差，单位与目标变量相同；这些记录与其他记录的差异程度，同该像元与训练记录的差异程度相当（随不相似指数变化的误差曲线）。适用区之外无数据，那里没有留出记录。VALIDATION = site 或 knndm 的评分使其成为没有站点之处的误差。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Predicted skill</source>
        <translation>预测技巧</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>R2 that the site models should have at a cell, from its distance to the sites in the space of the predictors. For models of 'Train fuzzy ensemble'.</source>
        <translation>站点模型在某像元应有的 R2，由该像元在预测因子空间中到各站点的距离推算。用于“训练模糊集成”的模型。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Predict series</source>
        <translation>预测序列</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Applies a trained model to the predictor rasters of many dates and writes one raster per date. Dated predictors (ndvi_2005-03.tif) are matched by name and date, static ones (elevation.tif) serve all dates, yearly ones serve the months of their year. Each raster carries its date; series.qlr in the folder adds them all to a project with their periods and one colour ramp for all dates, so that QGIS's Temporal Controller plays them. A model of 'Train LSTM' looks back on earlier dates: the first dates of the rasters then have no prediction.</source>
        <translation>将训练好的模型应用于多个日期的预测因子栅格，每个日期写出一个栅格。带日期的预测因子（ndvi_2005-03.tif）按名称和日期匹配，静态的（elevation.tif）用于所有日期，逐年的用于当年各月。每个栅格带有日期；文件夹中的 series.qlr 将其全部加入工程，带时段和统一色带，可由 QGIS 的时态控制器播放。“训练 LSTM”的模型会回看更早的日期：栅格最前面的日期因此没有预测。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>As of the algorithm that trained the model, and of 'Predict raster'.</source>
        <translation>同训练该模型的算法和“预测栅格”。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>A date that lacks a predictor is left out and named in the log; nothing is filled in. The model knows no time beyond its predictors: a trend of the maps is a trend of the predictors. LOWER and UPPER enclose a new measurement of one plot at one date, MEAN_LOWER and MEAN_UPPER what a cell has on average then: errors of dates and of cells go together, so that bounds of either kind cannot be added up to those of a total or of a mean over cells or dates.</source>
        <translation>缺少某个预测变量的日期会被略去并在日志中列出；不做任何填补。模型除预测变量外不知道时间：地图的趋势就是预测变量的趋势。LOWER 和 UPPER 包含的是单个样地在某一日期的一次新测量值，MEAN_LOWER 和 MEAN_UPPER 包含的是像元在该日期的平均状况：不同日期和像元的误差彼此相关，因此任何一种上下界都不能相加成总量的上下界，或多个像元、多个日期均值的上下界。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>predict, series, monthly, annual, batch, temporal, map, upscale</source>
        <translation>预测, 序列, 逐月, 逐年, 批量, 时态, 制图, 升尺度, predict, series</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Predictor rasters, dated and static</source>
        <translation>预测因子栅格，带日期的和静态的</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Rasters of all predictors on one grid, in any order. The date is read from the band, the NetCDF time or the end of the name: ndvi_2005.tif, ndvi_2005-03.tif, ndvi_200503.tif.</source>
        <translation>同一格网上全部预测因子的栅格，顺序不限。日期由波段、NetCDF 时间或名称末尾读出：ndvi_2005.tif、ndvi_2005-03.tif、ndvi_200503.tif。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>First date</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Earlier dates are left out; empty: the first.</source>
        <translation>更早的日期不计；留空则从第一个日期开始。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Last date</source>
        <translation>终止日期</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>2010 includes all months of 2010; empty: the last.</source>
        <translation>2010 包括 2010 年所有月份；留空：最后一个。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Skip dates that are finished</source>
        <translation>跳过已完成的日期</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Keeps rasters in the folder that this model made on this grid from predictors that have not changed since, and makes the others.</source>
        <translation>保留文件夹中由本模型在本格网上生成且其预测因子此后未改变的栅格，只生成其余的。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Layers in addition to the prediction</source>
        <translation>预测结果之外的图层</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>What else is made for each date, in folders of their own inside the folder of predictions: LOWER and UPPER (interval of a new measurement), QUANTILES (a folder per level, q50 the median) and SPREAD of forests, MEAN_LOWER and MEAN_UPPER (interval of the mean of a cell), DISSIMILARITY, APPLICABILITY, POINT_DENSITY and EXPECTED_ERROR, and SKILL of fuzzy ensembles. They mean what they mean in 'Predict raster'.</source>
        <translation>为每个日期另外生成的图层，各自存放在预测文件夹内的子文件夹中：森林模型的 LOWER 和 UPPER（新测量值的区间）、QUANTILES（每个水平一个文件夹，q50 为中位数）和 SPREAD，MEAN_LOWER 和 MEAN_UPPER（像元均值的区间），以及 DISSIMILARITY、APPLICABILITY、POINT_DENSITY 和 EXPECTED_ERROR，模糊集成的 SKILL。含义与“预测栅格”中相同。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Folder of predictions</source>
        <translation>预测文件夹</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>One raster per date, &lt;target&gt;_&lt;date&gt;.tif, in the unit of the target, and series.qlr to open them together; the same in a folder per layer, such as lower.</source>
        <translation>每个日期一个栅格 &lt;target&gt;_&lt;date&gt;.tif，单位与目标变量相同，并有 series.qlr 用于一并打开；每个附加图层在各自的文件夹（如 lower）中也是如此。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Dates predicted now</source>
        <translation>本次预测的日期数</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Dates that were finished before</source>
        <translation>先前已完成的日期数</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Dates left out or missing in the series</source>
        <translation>序列中略去或缺失的日期数</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predicttable.py"/>
        <source>Predict table</source>
        <translation>预测表格</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predicttable.py"/>
        <source>Applies a trained model of any kind to the records of a table or layer and adds columns: the prediction, the bounds of the interval of a new measurement, the dissimilarity index and whether the record lies in the area of applicability. Records without all predictors get none.</source>
        <translation>将任一类型的已训练模型应用于表格或图层的记录，并添加以下列：预测值、新测量值区间的上下界、不相似指数，以及记录是否位于适用区内。缺少某个预测变量的记录没有预测值。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predicttable.py"/>
        <source>Intervals of forests: Meinshausen (2006), JMLR 7, 983-999; of other models: Barber et al. (2021), Annals of Statistics 49, 486-507; area of applicability: Meyer and Pebesma (2021), Methods in Ecology and Evolution 12, 1620-1633.</source>
        <translation>森林的区间：Meinshausen (2006), JMLR 7, 983-999；其他模型的区间：Barber et al. (2021), Annals of Statistics 49, 486-507；适用区：Meyer and Pebesma (2021), Methods in Ecology and Evolution 12, 1620-1633。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predicttable.py"/>
        <source>The interval of a model without trees rests on the errors of its held-out records: it is as wide for every record (in logarithms with TRANSFORM = log). For a model of 'Train LSTM' the dissimilarity is that of the record itself, not of the steps before.</source>
        <translation>不含树的模型的区间取自其留出记录的误差：对每条记录同样宽（TRANSFORM = log 时在对数中同样宽）。对于“训练 LSTM”的模型，不相似指数是该记录本身的，而不是其之前各步的。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predicttable.py"/>
        <source>predict, table, CSV, plots, towers, interval, applicability, model</source>
        <translation>预测, 表格, CSV, 样地, 通量塔, 区间, 适用区, 模型</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predicttable.py"/>
        <source>Predictions</source>
        <translation>预测值</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predicttable.py"/>
        <source>The records with the columns &lt;target&gt;_predicted, &lt;target&gt;_lower and &lt;target&gt;_upper in the unit of the target, dissimilarity, and applicability (1 inside, 0 outside).</source>
        <translation>带有以下列的记录：&lt;target&gt;_predicted、&lt;target&gt;_lower 和 &lt;target&gt;_upper（单位与目标变量相同），dissimilarity，以及 applicability（1 在内，0 在外）。</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predicttable.py"/>
        <source>Records predicted</source>
        <translation>已预测的记录数</translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predicttable.py"/>
        <source>Of them outside the area of applicability</source>
        <translation>其中位于适用区之外的记录数</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Align rasters</source>
        <translation>对齐栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Resamples rasters to the grid of a template (CRS, cell size, origin and size), so that all algorithms can use them together. Names, dates and units of the bands are kept; scale and offset are applied, so that the results hold real values. Rasters of classes take the most frequent class where cells become larger, else the nearest, and keep codes, names and colours.</source>
        <translation>将栅格重采样到模板的格网（坐标系、像元大小、原点和尺寸），使所有算法能一起使用它们。波段的名称、日期和单位保留；比例和偏移已应用，因此结果为真实值。类别栅格在像元变大时取出现最多的类别，否则取最近的类别，并保留编码、名称和颜色。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>GDAL's warper (gdal.org); sum and average weigh cells by their overlap.</source>
        <translation>GDAL 的 warper（gdal.org）；求和与平均按像元重叠面积加权。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Resampling smooths: bilinear and cubic values are mixtures of neighbours, and no detail is gained on a finer grid. Use sum for amounts per cell (persons, tonnes), average for amounts per area when cells become larger.</source>
        <translation>重采样会造成平滑：bilinear 和 cubic 的值是邻近值的混合，更细的格网并不增加细节。每像元数量（人数、吨数）用 sum；像元变大时单位面积的量用 average。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>align, resample, reproject, warp, grid, resolution, snap, clip</source>
        <translation>对齐, 重采样, 重投影, 格网, 分辨率, 捕捉, 裁剪, align, resample, reproject, warp</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Rasters of amounts and states, with one or several bands. Those with class names or a colour table are treated as classes.</source>
        <translation>数量和状态的栅格，单波段或多波段。带类别名称或颜色表的栅格按类别处理。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Template (empty = the first raster)</source>
        <translation>模板（空 = 第一个栅格）</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>The raster whose grid all results get; its values do not matter.</source>
        <translation>所有结果采用其格网的栅格；其值无关紧要。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Resampling</source>
        <translation>重采样方法</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>How values are taken from the old cells.</source>
        <translation>如何由原像元取值。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Rasters of classes</source>
        <translation>类别栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Rasters whose numbers are codes (land cover, biomes). They take the most frequent class of a larger cell, else the nearest; RESAMPLING does not apply.</source>
        <translation>数值为编码的栅格（土地覆被、生物群区）。像元变大时取出现最多的类别，否则取最近的类别；RESAMPLING 对其不适用。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Aligned rasters</source>
        <translation>对齐后的栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>One GeoTIFF per raster, under the name of its source.</source>
        <translation>每个栅格一个 GeoTIFF，沿用源文件名。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Carbon density of samples</source>
        <translation>样本的碳密度</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Adds the carbon density of plots to their table: above-ground, below-ground and litter carbon from dry biomass (biomass * CARBON_FRACTION), soil carbon from organic carbon, bulk density, depth and stones (SOC * BD * depth * (1 - stones) * 0.1), and the sum of the chosen pools, all in t C ha-1.</source>
        <translation>在样地表格中加入碳密度：由干生物量得到地上、地下和凋落物碳（生物量 * CARBON_FRACTION），由有机碳、容重、深度和石砾得到土壤碳（SOC * BD * 深度 * (1 - 石砾) * 0.1），以及所选碳库之和，单位均为 t C ha-1。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Carbon fraction 0.47: IPCC (2006), Guidelines for National Greenhouse Gas Inventories, vol. 4, table 4.3 (0.45 to 0.50 by species and part).</source>
        <translation>含碳率 0.47：IPCC (2006)，国家温室气体清单指南，第 4 卷，表 4.3（因树种和器官而异，0.45 至 0.50）。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Organic carbon and bulk density must belong to the same fine earth. The sum holds the pools that were chosen and no others: say which when you compare it.</source>
        <translation>有机碳和容重必须指同一细土部分。合计只包含所选的碳库：比较时请说明是哪些。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>carbon stock, biomass, soil organic carbon, SOC, bulk density, litter, plots, pools</source>
        <translation>碳储量, 生物量, 土壤有机碳, 容重, 凋落物, 样地, 碳库, SOC, carbon stock</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Plots, with or without geometry.</source>
        <translation>样地，有无几何均可。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Unit of biomass</source>
        <translation>生物量单位</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Dry matter per area: t ha-1, kg m-2 or g m-2.</source>
        <translation>单位面积干物质：t ha-1、kg m-2 或 g m-2。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Carbon fraction</source>
        <translation>含碳率</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Carbon in one unit of dry biomass, 0.3 to 0.6; the IPCC's default is 0.47.</source>
        <translation>单位干生物量中的碳，0.3 至 0.6；IPCC 默认值为 0.47。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Samples without data in a pool</source>
        <translation>某碳库缺数据的样本</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>nodata leaves their sum empty; zero adds up the pools there are.</source>
        <translation>nodata 使其合计为空；zero 只加已有的碳库。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Samples with carbon</source>
        <translation>带碳密度的样本</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>The samples with one more column per chosen pool (c_aboveground, c_belowground, c_litter, c_soil) and carbon_density, t C ha-1.</source>
        <translation>样本，每个所选碳库增加一列（c_aboveground、c_belowground、c_litter、c_soil），并有 carbon_density，单位 t C ha-1。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Above-ground biomass column</source>
        <translation>地上生物量列</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Dry biomass of stems, branches and leaves, or of the harvest.</source>
        <translation>茎、枝和叶的干生物量，或收获物的干生物量。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Below-ground biomass column</source>
        <translation>地下生物量列</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Dry biomass of roots.</source>
        <translation>根的干生物量。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Litter column</source>
        <translation>凋落物列</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Dry mass of litter.</source>
        <translation>凋落物干重。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Soil organic carbon column</source>
        <translation>土壤有机碳列</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Organic carbon, g kg-1.</source>
        <translation>有机碳，g kg-1。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Bulk density column</source>
        <translation>容重列</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>g cm-3; needed with soil organic carbon.</source>
        <translation>g cm-3；使用土壤有机碳时必需。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Depth column</source>
        <translation>深度列</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Thickness of the sampled layer, cm; without it DEPTH holds for all.</source>
        <translation>采样土层厚度，cm；没有该列时一律采用 DEPTH。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Depth (cm)</source>
        <translation>深度（cm）</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Thickness of the sampled layer where no column says it.</source>
        <translation>没有相应列时的采样土层厚度。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Stones column</source>
        <translation>石砾列</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Volume of stones in the unit below; without it there are none.</source>
        <translation>石砾体积，单位见下；没有该列则视为无石砾。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Unit of stones</source>
        <translation>石砾单位</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>share is 0 to 1, percent 0 to 100, of the volume.</source>
        <translation>share 为体积的 0 至 1，percent 为体积的 0 至 100。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Mean carbon density (t C ha-1)</source>
        <translation>平均碳密度（t C ha-1）</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>Check data</source>
        <translation>检查数据</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>Shows how your rasters and tables are understood before anything is computed. Of each raster: variable and quantity, dates and where they are stated, unit, nodata rules, the share of cells with data, the range of values against what is possible, scale, CRS and true cell area, classes. Of each table: rows read and left out, units, the form of dates and numbers, marks of missing values, repeated records. Doubts stand first, each with what can be done. Also says whether the cells of all rasters coincide, and if not, what differs.</source>
        <translation>在计算之前显示您的栅格和表格是如何被理解的。每个栅格：变量和物理量、日期及其出处、单位、无数据规则、有数据像元的比例、数值范围与可能范围的对照、比例系数、坐标参考系和像元真实面积、类别。每个表格：读取和略去的行、单位、日期和数字的格式、缺失值标记、重复记录。疑问列在最前，并各附处理办法。还会说明所有栅格的像元是否重合，若不重合，差别在哪里。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>Ranges and shares of cells with data come from a sample of each raster. Grids whose corners differ by less than a hundredth of a cell count as the same. A page without doubts does not mean that the data are right, only that they do not contradict themselves.</source>
        <translation>数值范围和有数据像元的比例来自每个栅格的抽样。角点相差小于百分之一像元的格网视为相同。没有疑问并不说明数据正确，只说明数据没有自相矛盾。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>grid, alignment, resolution, extent, CRS, nodata, metadata, check, units, dates, doctor, inspect, quality, table, CSV</source>
        <translation>格网, 对齐, 分辨率, 范围, 坐标参考系, 无数据, 元数据, 检查, 单位, 日期, 诊断, 检视, 质量, 表格, CSV</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>The rasters to check; the grids of all are compared with the first.</source>
        <translation>要检查的栅格；所有格网与第一个相比较。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>Tables to check: CSV and other text files with a header line, or any table that QGIS opens (GeoPackage, Excel).</source>
        <translation>要检查的表格：带标题行的 CSV 等文本文件，或 QGIS 能打开的任何表格（GeoPackage、Excel）。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>Report on the data</source>
        <translation>数据报告</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>Doubts first, then how every raster and table is read.</source>
        <translation>先列疑问，再列每个栅格和表格的读取方式。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>Report as JSON</source>
        <translation>JSON 报告</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>The same for programs.</source>
        <translation>供程序使用的相同内容。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>All cells coincide</source>
        <translation>所有像元重合</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>Number of doubts</source>
        <translation>疑问个数</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Composite a series</source>
        <translation>合成序列</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Makes one raster per month, season or year from the daily, 8-day or monthly rasters of one variable: the mean, sum, maximum, minimum or median of each cell. Files are named so that their dates are read back (ndvi_2005.tif, ndvi_JJA_2005.tif).</source>
        <translation>由一个变量的逐日、8 天或逐月栅格生成每月、每季或每年一个栅格：各像元的均值、总和、最大值、最小值或中位数。文件命名使日期可被读回（ndvi_2005.tif、ndvi_JJA_2005.tif）。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>A sum over fewer dates than the period has is smaller than the true one: missing values are not filled in. Of 8-day and other steps the fullest period tells how many dates make it whole.</source>
        <translation>日期少于整个时段时，总和小于真实值：缺失值不作填补。对 8 天及其他步长，以最完整的时段确定一个完整时段应有的日期数。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>monthly to annual, seasonal, aggregate, maximum value composite, MVC, time series</source>
        <translation>月到年, 季节, 汇总, 最大值合成, MVC, 时间序列, composite, aggregate</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Series</source>
        <translation>序列</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Rasters of one variable on one grid with dates of month or day at the end of the name (ndvi_2005-03.tif, ndvi_20050317.tif) or in the file, or in DATES.</source>
        <translation>同一格网上一个变量的栅格，名称末尾带月或日的日期（ndvi_2005-03.tif、ndvi_20050317.tif），或日期在文件内，或在 DATES 中。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Seasons are MAM, JJA, SON and DJF; a winter counts for the year of its January.</source>
        <translation>季节为 MAM、JJA、SON 和 DJF；冬季计入其一月所在的年份。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Statistic</source>
        <translation>统计量</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>sum for amounts (NPP, precipitation), mean for states, max for NDVI.</source>
        <translation>数量（NPP、降水）用 sum，状态用 mean，NDVI 用 max。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Values a cell needs</source>
        <translation>像元所需的值数</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Cells with fewer values in the period get no data, periods with fewer rasters are left out; 0 asks for all dates of the whole period (12 months a year).</source>
        <translation>时段内值少于此数的像元无数据，栅格少于此数的时段略去；0 表示要求整个时段的所有日期（每年 12 个月）。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Composites</source>
        <translation>合成结果</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>One raster per period, and series.qlr to open them together.</source>
        <translation>每个时段一个栅格，以及可一并打开的 series.qlr。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Make a demonstration region</source>
        <translation>生成示范区</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Makes a region that does not exist, to learn and to test with: terrain, climate, NDVI, soil and land use of every year, plots and flux towers with realistic errors, and the true fluxes behind them. Trends, clusters, drivers and land-use changes are planted and written down in truth/truth.json, so that every method can be checked against a known answer. README.txt in the folder explains each file and unit.</source>
        <translation>生成一个并不存在的区域，用于学习和测试：地形、气候、NDVI、土壤和逐年土地利用，误差接近实际的样地和通量塔，以及其背后的真实通量。设定的趋势、聚集、驱动因素和土地利用变化记录在 truth/truth.json 中，因此每种方法都可与已知答案核对。文件夹中的 README.txt 说明每个文件和单位。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Rh = 0.62 Rs + 9.01 from Zeng et al. (2023), Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9; everything else is made up.</source>
        <translation>Rh = 0.62 Rs + 9.01 来自 Zeng et al. (2023)，Carbon Balance and Management 18，doi 10.1186/s13021-023-00239-9；其余均为虚构。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Made-up data are kinder than real ones: the fluxes depend on the predictors but for one smooth pattern, and all plots were measured in the same way. A method that fails here fails everywhere; one that works here has yet to prove itself.</source>
        <translation>虚构数据比真实数据友善：除一个平滑的空间格局外，通量取决于预测因子，且所有样地以相同方式测量。在此失败的方法在哪里都会失败；在此有效的方法仍有待证明。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>demo, example data, synthetic, simulated, test data, tutorial, known truth</source>
        <translation>示范, 示例数据, 合成数据, 模拟, 测试数据, 教程, 已知真值, demo</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Width in cells of 1 km. Above 1500 columns or rows the cells become finer, so that the region keeps its place in northern China.</source>
        <translation>以 1 km 像元计的宽度。列或行超过 1500 时像元变细，使区域仍位于中国北方。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Height in cells.</source>
        <translation>以像元计的高度。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Years</source>
        <translation>年数</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Number of years, the first is 2001.</source>
        <translation>年数，第一年为 2001。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Folder of the region; files of the same names in it are replaced.</source>
        <translation>区域的文件夹；其中同名文件将被替换。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Expand samples</source>
        <translation>扩充样本</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Makes more training records: at cells without a measurement the value of a measured site of the same stratum, in proportion to a reference raster such as NPP (C_r = C_s NPP_r / NPP_s). Every made record keeps the site it was made from in the column parent_site; 'Train model' then holds it out together with that site and scores measured records only.</source>
        <translation>生成更多训练记录：在没有测量的像元上，取同一分层内测量站点的值，并按参考栅格（如 NPP）的比例换算（C_r = C_s NPP_r / NPP_s）。每条生成记录在 parent_site 列中保留其来源站点；“训练模型”会将其与该站点一同留出，且只对测量记录评分。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Bao et al., Arid Land Geography 49(4), 740 (expansion by the ratio of NPP).</source>
        <translation>Bao 等，《干旱区地理》49(4)，740（按 NPP 比值扩充样本）。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Made records hold no new information: they say that the value follows the reference, and a model with the reference among its predictors will find just that. Scores that count them are flattering.</source>
        <translation>生成记录不含新信息：它们假定该值随参考量变化，而以该参考量为预测因子的模型恰会发现这一点。把它们计入的评分是虚高的。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>sample expansion, NPP ratio, strata, soil carbon, training samples</source>
        <translation>样本扩充, NPP 比值, 分层, 土壤碳, 训练样本, sample expansion</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Value column</source>
        <translation>值列</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Column of the measured value, such as a carbon density.</source>
        <translation>测量值所在列，例如碳密度。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Site column</source>
        <translation>站点列</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Column that names the site; empty: records at one place are one site.</source>
        <translation>标明站点的列；留空时同一位置的记录为一个站点。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Reference raster (NPP)</source>
        <translation>参考栅格（NPP）</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Raster whose ratio scales the values; only cells above 0 are used.</source>
        <translation>以其比值缩放数值的栅格；只用大于 0 的像元。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Strata (class rasters)</source>
        <translation>分层（类别栅格）</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Class rasters on the grid of the reference, such as climate zone and ecosystem; a site serves cells with the same combination of classes. Empty: every site serves every cell.</source>
        <translation>与参考栅格同一格网的类别栅格，如气候带和生态系统；站点服务于类别组合相同的像元。留空：每个站点服务于所有像元。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Records to make</source>
        <translation>要生成的记录数</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Cells are drawn at random, as many in each stratum.</source>
        <translation>像元随机抽取，各分层数量相同。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Largest ratio</source>
        <translation>最大比值</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Ratios are cut to 1/MAX_RATIO ... MAX_RATIO.</source>
        <translation>比值截断至 1/MAX_RATIO 到 MAX_RATIO。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Expanded samples</source>
        <translation>扩充后的样本</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Measured and expanded records with the columns expansion_site, parent_site (empty in measured records) and expansion_ratio. Other columns of expanded records are empty: sample the predictors next.</source>
        <translation>测量记录和生成记录，含列 expansion_site、parent_site（测量记录为空）和 expansion_ratio。生成记录的其他列为空：下一步请对预测因子采样。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Records made</source>
        <translation>生成的记录数</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Measured records they were made from</source>
        <translation>其来源的测量记录数</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Import downloads</source>
        <translation>导入下载数据</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Turns downloads into rasters that all other algorithms use as they are: files, folders and zips of NetCDF, HDF4, HDF5, GRIB, GeoTIFF and any other format of GDAL become dated rasters on one grid (ndvi_2005-07.tif), with unit and source in their metadata. Tiles are joined, cells of poor quality masked by the bits of the product, units converted, hours, days and composites summed up to months or years. A receipt says what was read, joined, masked and converted, and what is missing. Run again, it makes only what is new or has changed.</source>
        <translation>把下载的数据变成其他算法可直接使用的栅格：NetCDF、HDF4、HDF5、GRIB、GeoTIFF 及 GDAL 支持的其他格式的文件、文件夹和压缩包，成为同一网格上带日期的栅格（ndvi_2005-07.tif），元数据中写有单位和来源。分幅会拼接，质量差的像元按产品的质量位掩膜，单位会换算，小时、日和合成期数据汇总为月或年。回执说明读取、拼接、掩膜、换算了什么，以及缺少什么。再次运行时只处理新增或有变化的内容。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Scales, valid ranges and quality bits: the documentation of each product, cited in core/imports/products.csv and quality.csv of the plugin.</source>
        <translation>比例系数、有效范围和质量位：各产品的说明文档，出处列于插件的 core/imports/products.csv 和 quality.csv。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>What the files do not state is taken from the table of products, else it is a doubt of the receipt: read that first. Masked cells are not filled. Resampling to a finer grid adds no detail.</source>
        <translation>文件未说明的内容取自产品表，否则在回执中列为疑点：请先阅读回执。被掩膜的像元不会填补。重采样到更细的网格不会增加细节。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>MODIS, VIIRS, ERA5, CHELSA, WorldClim, TerraClimate, CRU, GPM, GLASS, CLCD, AppEEARS, Earth Engine, NetCDF, HDF, GRIB, zip, tiles, mosaic, quality, QA, download, convert</source>
        <translation>MODIS, VIIRS, ERA5, CHELSA, WorldClim, TerraClimate, CRU, GPM, GLASS, CLCD, AppEEARS, Earth Engine, NetCDF, HDF, GRIB, zip, 分幅, 镶嵌, 拼接, 质量, 质量控制, 下载, 导入, 转换</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Files, zips, and STAC items or item collections (JSON) to read. Scripts may give folders, /vsizip/ and /vsicurl/ names, and addresses of the web too.</source>
        <translation>要读取的文件、zip 压缩包，以及 STAC 条目或条目集合（JSON）。脚本中也可以给出文件夹、/vsizip/ 和 /vsicurl/ 名称以及网址。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>A folder of downloads; folders and zips inside it are read too.</source>
        <translation>存放下载数据的文件夹；其中的子文件夹和压缩包也会读取。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Variables (empty = all)</source>
        <translation>变量（空 = 全部）</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Names of variables, separated by commas: as the files call them, as the receipt does, or a quantity such as precipitation. A name that is not there is answered with all that are; ONLY_RECEIPT lists them without importing.</source>
        <translation>变量名，用逗号分隔：可以是文件中的名称、回执中的名称，或物理量代码（如 precipitation）。若名称不存在，会列出所有变量；ONLY_RECEIPT 只列出变量而不导入。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>as_is keeps the dates of the files; hours become days.</source>
        <translation>as_is 保留文件的日期；小时数据变为日数据。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>How several dates make one raster. auto: the sum for amounts (precipitation, GPP, radiation), the largest for NDVI and EVI, else the mean.</source>
        <translation>多个日期如何合成一个栅格。auto：总量（降水、GPP、辐射）求和，NDVI 和 EVI 取最大值，其余取平均值。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Quality masks</source>
        <translation>质量掩膜</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Which cells of MODIS and VIIRS products are kept, by the bits of their quality bands: recommended leaves out clouds, snow and shadow, strict keeps the best only. The rules are those of QUALITY_RULES.</source>
        <translation>按质量波段的位决定保留 MODIS 和 VIIRS 产品的哪些像元：recommended 去除云、雪和阴影，strict 只保留最好的像元。规则见 QUALITY_RULES。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Only look</source>
        <translation>仅查看</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Writes the receipt of what would be imported, and no raster.</source>
        <translation>只写出将要导入内容的回执，不写栅格。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Leave out damaged files</source>
        <translation>跳过损坏的文件</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Reads the other files; the receipt names each file that was left out.</source>
        <translation>读取其余文件；回执会列出每个被跳过的文件。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Imported rasters</source>
        <translation>导入的栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>One GeoTIFF per variable and date, and VARIABLE.qlr to open those of a variable together.</source>
        <translation>每个变量和日期一个 GeoTIFF，另有 VARIABLE.qlr 用于一并打开同一变量的栅格。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Receipt</source>
        <translation>回执</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Doubts first, then variables, dates, masks, grid and files.</source>
        <translation>先列疑点，然后是变量、日期、掩膜、网格和文件。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Receipt as JSON</source>
        <translation>JSON 格式的回执</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Rasters written now</source>
        <translation>本次写出的栅格数</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Rasters kept from before</source>
        <translation>保留的已有栅格数</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Variables found</source>
        <translation>找到的变量</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Template (empty = the grid of the files)</source>
        <translation>模板（空 = 文件自身的网格）</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>The raster whose grid all results get; CRS, RESOLUTION and EXTENT do not apply.</source>
        <translation>所有结果都采用该栅格的网格；此时 CRS、RESOLUTION 和 EXTENT 不起作用。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>CRS (empty = that of the files)</source>
        <translation>CRS（空 = 文件自身的）</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Coordinate system of the results; another one than the files' needs RESOLUTION.</source>
        <translation>结果的坐标系；与文件不同时需要给出 RESOLUTION。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Cell size (empty = that of the files)</source>
        <translation>像元大小（空 = 文件自身的）</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Side of a cell in units of the CRS.</source>
        <translation>像元边长，以 CRS 的单位计。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Extent (empty = all)</source>
        <translation>范围（空 = 全部）</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Part of the files to import.</source>
        <translation>要导入的部分。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Days a period needs (%)</source>
        <translation>时段所需天数（%）</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Share of the days of a month or year that must have data for a mean or a sum; a sum is then that of the mean day. Cells with fewer get no data.</source>
        <translation>求平均或求和时，一个月或一年中必须有数据的天数比例；此时总和按平均日值计算。天数不足的像元为无数据。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>auto averages where cells become larger, else interpolates. Classes keep codes.</source>
        <translation>auto 在像元变大时取平均，否则内插。类别保留其代码。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Which date counts where the name of a file and its metadata state different ones; agree refuses such files.</source>
        <translation>文件名与元数据的日期不同时以哪个为准；agree 会拒绝这样的文件。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Fetch files that a STAC file names on other servers</source>
        <translation>获取 STAC 文件所指的其他服务器上的文件</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Without it, a STAC item may name files in its own folder or on its own server only; the message names the others. GDAL follows redirects: a server that is allowed may send a request on to another one.</source>
        <translation>不勾选时，STAC 条目只能引用自身文件夹或自身服务器上的文件；消息会列出其他文件。GDAL 会跟随重定向：获准的服务器可能把请求转到另一台服务器。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Table of products (empty = the plugin's)</source>
        <translation>产品表（空 = 插件自带）</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>CSV with the columns of core/imports/products.csv; a product is a row.</source>
        <translation>与 core/imports/products.csv 列相同的 CSV；一个产品为一行。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>Table of quality rules (empty = the plugin's)</source>
        <translation>质量规则表（空 = 插件自带）</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/importseries.py"/>
        <source>CSV with the columns of core/imports/quality.csv; bits and the values kept.</source>
        <translation>与 core/imports/quality.csv 列相同的 CSV；列出位及保留的取值。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Read flux tables</source>
        <translation>读取通量表</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Reads the tables of flux towers as they are published and makes one table of days, months or years: site, date, fluxes and weather under the same names and units for all sites, ready for training. Fluxes and water are added up (umol CO2 m-2 s-1 becomes gC m-2 per day, month or year), other variables averaged; a period with too few good values stays empty. nee is negative where carbon is taken up, and nep = -nee. Gaps, repeated dates and doubtful units are logged.</source>
        <translation>读取以发布格式保存的通量塔表格，生成一张按日、月或年的表：站点、日期、通量和气象，所有站点名称和单位一致，可直接用于训练。通量和水量累加（umol CO2 m-2 s-1 换算为 gC m-2 每日、每月或每年），其他变量取平均；有效值过少的时段留空。nee 为负表示碳吸收，nep = -nee。缺口、重复日期和可疑单位写入日志。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>FLUXNET2015 variables, units and quality flags: Pastorello et al. (2020), Scientific Data 7, 225, doi 10.1038/s41597-020-0534-3. 1 umol CO2 m-2 s-1 = 1.03772 gC m-2 d-1.</source>
        <translation>FLUXNET2015 的变量、单位和质量标记：Pastorello et al. (2020)，Scientific Data 7，225，doi 10.1038/s41597-020-0534-3。1 umol CO2 m-2 s-1 = 1.03772 gC m-2 d-1。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>A unit that looks wrong is reported, never changed. Weekly files are refused. The sum of a period with some values missing is its mean rate times its length: what is missing is taken for as large as the rest, which is wrong where only nights are missing.</source>
        <translation>看似有误的单位只提示，从不更改。周文件将被拒绝。部分值缺失的时段，其总和为平均速率乘以时段长度：缺失部分视为与其余部分相同，若只缺夜间则不正确。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>FLUXNET, ChinaFLUX, eddy covariance, tower, GPP, NEE, RECO, quality flag, umol to gC, half-hourly, AmeriFlux, ICOS</source>
        <translation>FLUXNET, ChinaFLUX, 涡度相关, 通量塔, GPP, NEE, RECO, 质量标记, umol 换算 gC, 半小时, AmeriFlux, ICOS</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Flux tables</source>
        <translation>通量表</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>CSV files as they were downloaded, one site or more each. The site is a column (site, SITE_ID) or the code in the file's name (FLX_US-MMS_...).</source>
        <translation>下载得到的 CSV 文件，每个含一个或多个站点。站点来自列（site、SITE_ID）或文件名中的代码（FLX_US-MMS_...）。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Kind of table</source>
        <translation>表格类型</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>fluxnet: FLUXNET2015, AmeriFlux and ICOS files of half hours (HH, HR), days (DD), months (MM) or years (YY). chinaflux: columns in Chinese or English, units in a row below or in brackets. generic: the same names, with the unit in brackets, as in 'GPP (umol m-2 s-1)'; without it that of ChinaFLUX.</source>
        <translation>fluxnet：FLUXNET2015、AmeriFlux 和 ICOS 的半小时（HH、HR）、日（DD）、月（MM）或年（YY）文件。chinaflux：中文或英文列名，单位在下一行或括号内。generic：相同的名称，单位在括号内，如“GPP (umol m-2 s-1)”；无单位时采用 ChinaFLUX 的单位。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Step of the result</source>
        <translation>结果的步长</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Periods to make; a table can only be made coarser.</source>
        <translation>要生成的时段；表格只能变粗。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Worst quality flag that is good</source>
        <translation>视为有效的最差质量标记</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>0 measured, 1 well filled, 2 medium, 3 poor. fluxnet: all values are added up, as FLUXNET itself does, and a period is kept when MIN_SHARE of its half hours are this good; daily and longer files say the share of flags 0 and 1 instead, which is compared with MIN_SHARE whatever flag is chosen. Other tables: worse values are left out. 3 takes everything.</source>
        <translation>0 实测，1 插补良好，2 中等，3 差。fluxnet：与 FLUXNET 的做法相同，所有值累加，当时段内达到此质量的半小时占 MIN_SHARE 时保留；日及更长的文件给出的是标记 0 和 1 的比例，无论选择何标记均与 MIN_SHARE 比较。其他表格：更差的值略去。3 表示全部采用。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Share of a period that must be good</source>
        <translation>时段中有效部分的最低比例</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>0 to 1: a day, month or year with less good time stays empty. 0.8 is what many syntheses take.</source>
        <translation>0 至 1：有效时间更少的日、月或年留空。许多综合研究采用 0.8。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Table of stations</source>
        <translation>站点表</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>CSV with a column site (or SITE_ID), latitude and longitude in degrees, and any others (IGBP, climate zone), joined by site. With coordinates the result is a layer of points.</source>
        <translation>CSV，含列 site（或 SITE_ID）、纬度和经度（度），以及其他列（IGBP、气候带），按站点连接。有坐标时结果为点图层。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Table of columns</source>
        <translation>列定义表</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>CSV that takes the place of the plugin's own (core/sites/flux_tables/flux_columns.csv): which columns are read, their names in the result, units, quality columns and ranges.</source>
        <translation>替代插件自带表（core/sites/flux_tables/flux_columns.csv）的 CSV：读取哪些列、结果中的名称、单位、质量列和取值范围。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Fluxes and weather</source>
        <translation>通量与气象</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>One record per site and period: site, date (2005-03-17, 2005-03 or 2005), the variables, and what the stations tell.</source>
        <translation>每个站点和时段一条记录：站点、日期（2005-03-17、2005-03 或 2005）、各变量，以及站点表提供的内容。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Per site and variable: unit, source column and its unit, periods with a value and those left out, first and last, share of good time.</source>
        <translation>按站点和变量：单位、来源列及其单位、有值和略去的时段数、首末日期、有效时间比例。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>Sample rasters at sites</source>
        <translation>在站点处对栅格采样</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>Adds the values of predictor rasters to the records of sites: one column per variable. Of a variable with several dates (ndvi_2005.tif, ndvi_2006.tif) each record gets the value of its own date. Sites outside the rasters, on cells without data or without a raster of their date stay empty and are counted in the log.</source>
        <translation>将预测因子栅格的值加入站点记录：每个变量一列。对有多个日期的变量（ndvi_2005.tif、ndvi_2006.tif），每条记录取其自身日期的值。位于栅格之外、无数据像元上或没有其日期栅格的站点留空，并在日志中计数。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>A site's coordinates are often rounded: with cells smaller than that rounding, a window of 3 or 5 cells is safer than the single cell.</source>
        <translation>站点坐标往往经过取整：像元小于取整误差时，3 或 5 个像元的窗口比单个像元更稳妥。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>extract, sample, points, sites, predictors, training table</source>
        <translation>提取, 采样, 点, 站点, 预测因子, 训练表, extract, sample</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>Sites</source>
        <translation>站点</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>Points, one per record; they are reprojected to the rasters if need be.</source>
        <translation>点，每条记录一个；必要时重投影到栅格坐标系。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>Predictor rasters</source>
        <translation>预测因子栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>Rasters on one grid. Variable and date are read from band descriptions or file names: ndvi_2005.tif is the variable ndvi of 2005.</source>
        <translation>同一格网上的栅格。变量和日期由波段描述或文件名读出：ndvi_2005.tif 为 2005 年的变量 ndvi。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>Date column</source>
        <translation>日期列</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>Column with the date of a record. A record of a day falls into a raster of its month or year, but a record of a year has no value in monthly rasters.</source>
        <translation>记录日期所在的列。某一天的记录归入该月或该年的栅格，但某一年的记录在逐月栅格中没有对应值。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>Window around a site (cells)</source>
        <translation>站点周围的窗口（像元）</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>1 takes the site's own cell; 3 or 5 the mean of the valid cells of that square, for class rasters (with class names or colours) the most frequent class.</source>
        <translation>1 取站点所在像元；3 或 5 取该方形内有效像元的均值，类别栅格（带类别名称或颜色）取出现最多的类别。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>The sites with one more column per variable; missing values are empty.</source>
        <translation>站点，每个变量增加一列；缺失值为空。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Screen predictors</source>
        <translation>筛选预测因子</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Finds predictors that say the same as others (Pearson correlation, variance inflation factor) and suggests a set without them: of a pair that correlates too much the one less correlated with the target is left out, then those with too large an inflation factor.</source>
        <translation>找出与其他预测因子信息重复者（Pearson 相关、方差膨胀因子），并建议去除它们后的组合：相关过高的一对中略去与目标相关较弱者，再略去膨胀因子过大者。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Dormann et al. (2013), Ecography 36, 27-46.</source>
        <translation>Dormann et al. (2013)，Ecography 36，27-46。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Correlation is linear and blind to classes: a categorical predictor has no place here. A strong correlation with the target does not prove that a predictor helps at new sites.</source>
        <translation>相关是线性的，且不识别类别：分类预测因子在此不适用。与目标强相关并不证明在新站点有用。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>correlation matrix, VIF, collinearity, variable selection, heat map</source>
        <translation>相关矩阵, VIF, 共线性, 变量选择, 热力图, collinearity</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Table or layer with target and predictors.</source>
        <translation>含目标和预测因子的表格或图层。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Column of the measured flux or stock.</source>
        <translation>测量的通量或储量所在列。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Columns of numbers; records that lack one are left out and counted.</source>
        <translation>数值列；缺少其中任一值的记录略去并计数。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Largest |r| between two predictors</source>
        <translation>两个预测因子之间 |r| 的上限</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Above it one of the pair is left out.</source>
        <translation>超过此值时略去其中一个。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Largest variance inflation factor</source>
        <translation>方差膨胀因子上限</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>VIF = 1 / (1 - R2) of a predictor's regression on the others.</source>
        <translation>VIF = 1 / (1 - R2)，R2 来自该预测因子对其余因子的回归。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>One row per predictor: correlations, VIF, whether it is kept and why not.</source>
        <translation>每个预测因子一行：相关系数、VIF、是否保留及不保留的原因。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Report on predictors</source>
        <translation>预测因子报告</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Heat map of the correlations and the suggestion.</source>
        <translation>相关热力图与建议。</translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Suggested predictors, as PREDICTOR_FIELDS takes them (a;b;c)</source>
        <translation>建议的预测因子，格式同 PREDICTOR_FIELDS（a;b;c）</translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>Compare models</source>
        <translation>比较模型</translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>Trains several kinds of model on the same records, validates them on the same folds and keeps the one with the lowest held-out error. Training, site-wise and random scores of all are in one table.</source>
        <translation>在相同记录上训练多种模型，在相同的折上验证，并保留留出误差最低者。所有模型的训练、按站点和随机评分列于一张表。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>Validation by groups: Roberts et al. (2017), Ecography 40, 913-929; the estimators: Breiman (2001), Friedman (2002), Smola and Schölkopf (2004).</source>
        <translation>分组验证：Roberts et al. (2017)，Ecography 40，913-929；估计器：Breiman (2001)、Friedman (2002)、Smola 和 Schölkopf (2004)。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>The best of several scores is a little too good, since it was chosen by that score; small differences between models mean nothing. Compare with random folds only to see how much the ranking changes.</source>
        <translation>多个评分中的最优者略显偏高，因为它正是按该评分选出的；模型间的微小差异没有意义。与随机折比较仅为了解排序的变化。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>compare, model selection, random forest, boosting, SVM, neural network, regression</source>
        <translation>比较, 模型选择, 随机森林, 提升, SVM, 神经网络, 回归, compare</translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>Estimators</source>
        <translation>估计器</translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>What is compared; at least two. Parameters such as TREES reach those that have use for them.</source>
        <translation>要比较的对象，至少两个。TREES 等参数传给需要它们的估计器。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>Best model</source>
        <translation>最佳模型</translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>The model with the lowest held-out RMSE, read by 'Predict raster'.</source>
        <translation>留出 RMSE 最低的模型，由“预测栅格”读取。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>Scores</source>
        <translation>评分</translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>All scores of all models, by validation and scope.</source>
        <translation>所有模型的全部评分，按验证方式和范围列出。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>Report on the comparison</source>
        <translation>模型比较报告</translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>The models side by side, with a reading in words.</source>
        <translation>各模型并列，并有文字解读。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>Estimator with the lowest held-out RMSE</source>
        <translation>留出 RMSE 最低的估计器</translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Compare products at sites</source>
        <translation>在站点处比较产品</translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Reads several maps of one flux (products) at measured sites and scores them side by side: correlation, errors, bias, the mean of the others, and by how many per cent the reference product is better. The products may lie on different grids.</source>
        <translation>在测量站点处读取同一通量的多幅图（产品）并列评分：相关、误差、偏差、其余产品的均值，以及参照产品好多少个百分点。各产品可在不同格网上。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Zeng et al. (2023), Carbon Balance and Management 18, Tables 1 and 2.</source>
        <translation>Zeng et al. (2023)，Carbon Balance and Management 18，表 1 和表 2。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>A product trained on the same sites is scored too well. A site stands for a plot, a cell for its whole area: part of every error is that difference.</source>
        <translation>在相同站点上训练的产品评分偏高。站点代表一块样地，像元代表其整个面积：每个误差中都有一部分来自这一差异。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>product comparison, validation, MODIS, CASA, NPP, RMSE, PBIAS, MAPE</source>
        <translation>产品比较, 验证, MODIS, CASA, NPP, RMSE, PBIAS, MAPE</translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Observed column</source>
        <translation>观测列</translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Column of the measured flux, in the unit of the products.</source>
        <translation>测量通量所在列，单位同产品。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Two or more rasters of one band each, named by their files.</source>
        <translation>两个或更多单波段栅格，以文件名命名。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Reference product</source>
        <translation>参照产品</translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>File name (without ending) of the product held against the others, or folder and file name where two files have one name; empty: the first.</source>
        <translation>用来与其他产品比较的产品的文件名（不含扩展名），两个文件同名时为文件夹和文件名；留空：第一个。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>One row per score, one column per product, with the difference in per cent.</source>
        <translation>每个评分一行，每个产品一列，并有百分比差异。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Report on products</source>
        <translation>产品比较报告</translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>The table, and a scatter per product.</source>
        <translation>表格，以及每个产品的散点图。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Explain model</source>
        <translation>解释模型</translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Says which predictors drive a model: what its score at held-out records loses without each (permutation importance), what each adds to the predictions (Shapley values, their shares in per cent, per stratum as well) and which way (dependence plots, accumulated local effects, partial dependence).</source>
        <translation>说明哪些预测因子驱动模型：去除每个因子后留出记录评分的损失（置换重要性）、每个因子对预测的贡献（Shapley 值及其百分比，也按分层给出），以及作用方向（依赖图、累积局部效应、部分依赖）。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Lundberg and Lee (2017), NeurIPS 30; Lundberg et al. (2020), Nature Machine Intelligence 2, 56-67; Apley and Zhu (2020), JRSS B 82, 1059-1086; Breiman (2001), Machine Learning 45, 5-32.</source>
        <translation>Lundberg and Lee (2017)，NeurIPS 30；Lundberg et al. (2020)，Nature Machine Intelligence 2，56-67；Apley and Zhu (2020)，JRSS B 82，1059-1086；Breiman (2001)，Machine Learning 45，5-32。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>What a model uses need not cause the flux, and correlated predictors share their importance. Shapley values are exact for trees and linear models; those of svm and neural_network are estimated by the shap library, where it is installed, on a sample of 200 records at most.</source>
        <translation>模型所用的未必是通量的成因，相关的预测因子共享其重要性。树和线性模型的 Shapley 值为精确值；svm 和 neural_network 的由 shap 库（若已安装）在至多 200 条记录的样本上估计。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>SHAP, importance, drivers, ALE, beeswarm, interpretation, contribution</source>
        <translation>SHAP, 重要性, 驱动因素, ALE, 蜂群图, 解释, 贡献, importance</translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Samples to explain</source>
        <translation>要解释的样本</translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Records with all predictors; left empty, those that trained the model.</source>
        <translation>含全部预测因子的记录；留空时为训练模型的记录。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Stratum column</source>
        <translation>分层列</translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Column of SAMPLES with classes, such as the plant functional type, for which shares are distinguished. Left empty, the strata of the model, if it has any.</source>
        <translation>SAMPLES 中的类别列，如植物功能型，按其分别给出占比。留空时采用模型的分层（若有）。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Importance</source>
        <translation>重要性</translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Per stratum and predictor: mean absolute Shapley value, share in per cent, drop of the held-out R2.</source>
        <translation>每个分层和预测因子：平均绝对 Shapley 值、百分比占比、留出 R2 的下降。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Shapley values of every record that was explained, in the target's unit.</source>
        <translation>所解释的每条记录的 Shapley 值，单位同目标。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Report on the explanation</source>
        <translation>模型解释报告</translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>All of it in figures, on one page.</source>
        <translation>全部以图呈现于一页。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Test model</source>
        <translation>检验模型</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Scores a trained model of any kind on another table: other countries, other towers, other years. Scores are given over all records, by class (aridity, plant functional type, land cover), by site, and as mean, median and variance over the sites, overall and within each class; beside them what share of the records lies in the interval and in the area of applicability.</source>
        <translation>用另一张表为任一类型的已训练模型评分：其他国家、其他通量塔、其他年份。评分按全部记录、按类别（干燥度、植物功能型、土地覆盖）、按站点给出，并给出站点间的均值、中位数和方差（总体及各类别内）；同时给出位于区间内和适用区内的记录比例。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Scores as in 'Train model'; transfer tests: Meyer and Pebesma (2022), Nature Communications 13, 2208.</source>
        <translation>评分同“训练模型”；迁移检验：Meyer and Pebesma (2022), Nature Communications 13, 2208。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>The test is an outside one only where the model has not seen the sites: sites of the same names are reported. Values must be in the unit of the model; a unit in brackets at the end of the column's name is converted.</source>
        <translation>只有模型未见过这些站点时才是外部检验：同名站点会被报告。数值须与模型的单位一致；列名末尾括号内的单位会被换算。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>test, transfer, validation, independent, external, score, site, aridity</source>
        <translation>检验, 迁移, 验证, 独立, 外部, 评分, 站点, 干燥度</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Column of the measured values. Records without a value are not scored.</source>
        <translation>实测值所在的列。没有值的记录不参与评分。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Class column</source>
        <translation>类别列</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Column of classes to score apart, such as aridity or land cover.</source>
        <translation>需要分别评分的类别所在的列，例如干燥度或土地覆盖。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>One row per scope: all records, each class, each site; site_mean, site_median and site_variance (divisor n - 1) over sites, of all and of each class; across_sites, the scores of the means of the sites. picp is the share of records in the interval, inside that in the area of applicability.</source>
        <translation>每个范围一行：全部记录、各类别、各站点；site_mean、site_median 和 site_variance（除数 n - 1）为全部及各类别的站点间统计；across_sites 为站点均值的评分。picp 为位于区间内的记录比例，inside 为位于适用区内的记录比例。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Observed and predicted values, interval and applicability of every record.</source>
        <translation>每条记录的观测值和预测值、区间和适用性。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>The scores, and a scatter plot.</source>
        <translation>评分和一张散点图。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Records scored</source>
        <translation>参与评分的记录数</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>R2 (1 - SSE/SST)</source>
        <translation>R2 (1 - SSE/SST)</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Root mean square error</source>
        <translation>均方根误差</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Mean absolute error</source>
        <translation>平均绝对误差</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Percent bias 100 sum(P-O)/sum(O)</source>
        <translation>百分比偏差 100 sum(P-O)/sum(O)</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Mean absolute percentage error</source>
        <translation>平均绝对百分比误差</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Median R2 of the sites</source>
        <translation>各站点 R2 的中位数</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Records in the interval (%)</source>
        <translation>位于区间内的记录（%）</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Mean width of the interval</source>
        <translation>区间平均宽度</translation>
    </message>
    <message>
        <location filename="../algorithms/train/testmodel.py"/>
        <source>Records in the area of applicability (%)</source>
        <translation>位于适用区内的记录（%）</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Train fuzzy ensemble</source>
        <translation>训练模糊集成</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Trains one model per site and predicts any place by all of them, each weighted by how near its site is in the space of the predictors (memberships of fuzzy c-means). Each site is held out in turn, and the scores are compared with those of equally weighted site models and of one random forest of all records, whichever wins. How the R2 of a site's model at another site falls with their distance is tested; from it comes a map of the predicted skill. Distances between sites are those of means and standard deviations of their standardised records. A cell of a map has one record only: its distance is that to the means of the sites, and the headline scores are those of records weighted in the same way.</source>
        <translation>为每个站点训练一个模型，并用全部站点模型预测任意地点；各模型的权重取决于其站点在预测因子空间中的远近（模糊 c 均值的隶属度）。每个站点依次留出，其得分与“所有站点模型等权”以及“用全部记录训练的一个随机森林”并列给出，无论谁更好。检验一个站点的模型在另一站点的 R2 如何随两者距离下降，并由此得到预测技巧图。站点间距离是其标准化记录的均值与标准差之间的距离。地图的一个像元只有一条记录：其距离是到各站点均值的距离，首要得分也按同样方式对记录加权。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Gao et al. (2025), Arid Land Geography 48(12), 2210; memberships: Bezdek (1981), Pattern Recognition with Fuzzy Objective Function Algorithms; test of distances: Mantel (1967), Cancer Research 27, 209-220; aridity zones: UNEP (1997), World Atlas of Desertification.</source>
        <translation>Gao et al. (2025), Arid Land Geography 48(12), 2210；隶属度：Bezdek (1981), Pattern Recognition with Fuzzy Objective Function Algorithms；距离的检验：Mantel (1967), Cancer Research 27, 209-220；干旱区划：UNEP (1997), World Atlas of Desertification。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Each site model knows its own site only, so sites need many records over a range of conditions: with few records, or a few years of annual values, one model of all sites is the better choice, and the report says so. In a series of dates the weights of a cell follow its weather: they are found for each date from that date's rasters.</source>
        <translation>每个站点模型只认识自己的站点，因此站点需要在较宽的条件范围内有大量记录：记录很少，或只有几年的年值时，用全部站点训练一个模型更好，报告会说明这一点。在日期序列中，像元的权重随其天气变化：每个日期都由该日期的栅格求得。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>fuzzy, ensemble, distance, similarity, membership, flux tower, FLUXNET, aridity, transfer, upscaling</source>
        <translation>模糊, 集成, 距离, 相似性, 隶属度, 通量塔, FLUXNET, 干旱, 迁移, 尺度上推</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>R2 of the ensemble as a map has it, sites held out (1 - SSE/SST)</source>
        <translation>与地图相同方式的集成的 R2，留出站点（1 - SSE/SST）</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Root mean square error, sites held out</source>
        <translation>均方根误差，留出站点</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Mean absolute error, sites held out</source>
        <translation>平均绝对误差，留出站点</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Pearson correlation, sites held out</source>
        <translation>Pearson 相关系数，留出站点</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Percent bias 100 sum(P-O)/sum(O), sites held out</source>
        <translation>百分比偏差 100 sum(P-O)/sum(O)，留出站点</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Mean absolute percentage error, sites held out</source>
        <translation>平均绝对百分比误差，留出站点</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Sites with a model of their own</source>
        <translation>有自己模型的站点数</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Median of the sites' R2</source>
        <translation>各站点 R2 的中位数</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>R2 with weights of whole sites</source>
        <translation>按整个站点加权的 R2</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>R2 of all site models, equally weighted</source>
        <translation>所有站点模型等权的 R2</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>R2 of one random forest of all records</source>
        <translation>全部记录的一个随机森林的 R2</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Median of the sites' R2 of that forest</source>
        <translation>该森林各站点 R2 的中位数</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Pearson correlation of R2 and distance</source>
        <translation>R2 与距离的 Pearson 相关系数</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Spearman correlation of R2 and distance</source>
        <translation>R2 与距离的 Spearman 相关系数</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Slope of R2 on distance</source>
        <translation>R2 对距离的斜率</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>p of that correlation (Mantel test)</source>
        <translation>该相关的 p 值（Mantel 检验）</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>The model file, read by 'Predict raster' and 'Predict series'.</source>
        <translation>模型文件，由“预测栅格”和“预测序列”读取。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Distances</source>
        <translation>距离</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Per pair of sites: distance, and R2 and RMSE of the model of one site at the other, and its weight when the other is held out.</source>
        <translation>每对站点：距离、其中一个站点的模型在另一站点的 R2 与 RMSE，以及另一站点留出时该模型的权重。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>All scores of the ensemble and its rivals with sites held out: over all records, per site and per zone.</source>
        <translation>留出站点时集成及其对照的全部得分：全部记录、各站点和各分区。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Report on the fuzzy ensemble</source>
        <translation>模糊集成报告</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainfuzzyensemble.py"/>
        <source>Scores beside the rivals', skill against distance, sites and zones on one page.</source>
        <translation>一页之内：与对照并列的得分、技巧随距离的变化、站点和分区。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>Train LSTM</source>
        <translation>训练 LSTM</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>Trains a recurrent network (LSTM) that predicts a flux from its drivers at the date and at the steps before it, on monthly or daily series of sites. The last part of each site's time is held out, and the scores are compared with those of three baselines: the mean seasonal cycle of the site, and random forests without and with the earlier steps. Several networks are trained from different random numbers; their mean is the model, the one that the scores hold for. Needs the library PyTorch; a trained model predicts without it.</source>
        <translation>训练循环网络（LSTM），由站点逐月或逐日序列中当日及之前各步的驱动量预测通量。留出每个站点时间的最后一部分，评分与三个基线并列：站点的平均季节循环，以及不含和含前期步的随机森林。以不同随机数训练多个网络；其平均即为模型，评分针对该模型。需要 PyTorch 库；训练好的模型无需它即可预测。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>Hochreiter and Schmidhuber (1997), Neural Computation 9, 1735-1780; windows, split and figures: Wu, J., et al., Predicting Net Ecosystem Carbon Exchange of Typical Forest Ecosystems in China Based on ChinaFLUX; AdamW: Loshchilov and Hutter (2019), ICLR.</source>
        <translation>Hochreiter and Schmidhuber (1997)，Neural Computation 9，1735-1780；窗口、划分和图：Wu, J., et al.，Predicting Net Ecosystem Carbon Exchange of Typical Forest Ecosystems in China Based on ChinaFLUX；AdamW：Loshchilov and Hutter (2019)，ICLR。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>Scores of the split in time hold for new dates at the same sites, not for other places: VALIDATION = site tells those. With a few hundred records a forest is often as good; where the report says so, take the forest.</source>
        <translation>按时间划分的评分适用于相同站点的新日期，而非其他地点：后者见 VALIDATION = site。仅有几百条记录时，森林往往同样好；报告如此表明时，请采用森林。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>LSTM, recurrent neural network, deep learning, time series, PyTorch, sequence</source>
        <translation>LSTM, 循环神经网络, 深度学习, 时间序列, PyTorch, 序列</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>R2 of the last part of each site's time (1 - SSE/SST)</source>
        <translation>各站点时间最后部分的 R2（1 - SSE/SST）</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>Root mean square error, held out</source>
        <translation>均方根误差，留出</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>Mean absolute error, held out</source>
        <translation>平均绝对误差，留出</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>Pearson correlation, held out</source>
        <translation>Pearson 相关系数，留出</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>Percent bias 100 sum(P-O)/sum(O), held out</source>
        <translation>百分比偏差 100 sum(P-O)/sum(O)，留出</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>Mean absolute percentage error, held out</source>
        <translation>平均绝对百分比误差，留出</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>Windows scored</source>
        <translation>参与评分的窗口数</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>R2 of the training part</source>
        <translation>训练部分的 R2</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>R2 with whole sites held out</source>
        <translation>留出整个站点的 R2</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>Standard deviation of R2 between the networks</source>
        <translation>各网络之间 R2 的标准差</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>R2 of the mean seasonal cycle</source>
        <translation>平均季节循环的 R2</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>R2 of a random forest</source>
        <translation>随机森林的 R2</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>R2 of a random forest with the earlier steps</source>
        <translation>含前期步的随机森林的 R2</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>The model file, read by 'Predict series' and 'Explain model'.</source>
        <translation>模型文件，由“预测序列”和“解释模型”读取。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>All scores of the LSTM and its baselines: over all windows, per stratum and per site.</source>
        <translation>LSTM 及其基线的全部评分：全部窗口、按分层和按站点。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>Predictions at the sites</source>
        <translation>站点处的预测</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>Per window: observed, fitted and held-out values, spread between the networks, and what the baselines say.</source>
        <translation>每个窗口：观测值、拟合值和留出值、网络间离散度，以及各基线的结果。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>Report on the LSTM model</source>
        <translation>LSTM 模型报告</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainlstm.py"/>
        <source>Scores beside the baselines, curves of the sites and scatter plots on one page.</source>
        <translation>评分与基线并列，站点曲线和散点图汇于一页。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>Train model</source>
        <translation>训练模型</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>Trains a regression model of a flux or stock on samples (site records with the predictor values beside them) and says how well it predicts where it has not been: whole sites are held out in turn, and beside it the random k-fold score is printed, which is what most papers report and what flatters a map. The model file holds everything a prediction needs, the training table included.</source>
        <translation>以样本（带预测因子值的站点记录）训练通量或储量的回归模型，并说明其在未到之处预测得如何：依次留出整个站点，并列给出随机 k 折评分，后者是多数论文所报告且美化了图的评分。模型文件包含预测所需的一切，包括训练表。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>Breiman (2001), Machine Learning 45, 5-32; validation by groups: Roberts et al. (2017), Ecography 40, 913-929; smearing: Duan (1983), JASA 78, 605-610.</source>
        <translation>Breiman (2001)，Machine Learning 45，5-32；分组验证：Roberts et al. (2017)，Ecography 40，913-929；smearing：Duan (1983)，JASA 78，605-610。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>A model is trustworthy where sites like those of the map were sampled. When the site-wise R2 is much lower than the random one, the map between sites rests on less than the random score suggests.</source>
        <translation>在采样站点与图上条件相似之处，模型才可信。按站点的 R2 远低于随机 R2 时，站点之间的图所依据的比随机评分所示的更少。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>random forest, machine learning, regression, cross-validation, upscaling, train</source>
        <translation>随机森林, 机器学习, 回归, 交叉验证, 升尺度, 训练, train</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>Estimator</source>
        <translation>估计器</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>What is trained: forests (random_forest, extra_trees), boosted trees (gradient_boosting, and xgboost where that library is installed), support vectors (svm), ridge regression (linear) or a network of one hidden layer (neural_network). The last three see standardised predictors.</source>
        <translation>训练的对象：森林（random_forest、extra_trees）、提升树（gradient_boosting，以及安装了相应库时的 xgboost）、支持向量（svm）、岭回归（linear）或单隐层网络（neural_network）。后三者使用标准化的预测因子。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>The model file, read by 'Predict raster'.</source>
        <translation>模型文件，由“预测栅格”读取。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>All scores by validation: over all records, per stratum and per site, and their median, mean and variance over the sites (of each stratum as well).</source>
        <translation>按验证方式列出的全部评分：全部记录、各分层、各站点，以及它们在站点间的中位数、均值和方差（各分层亦然）。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>Predictions at the samples</source>
        <translation>样本处的预测</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>Observed, fitted, out-of-bag and held-out values of every record.</source>
        <translation>每条记录的观测值、拟合值、袋外值和留出值。</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>Report on the model</source>
        <translation>模型报告</translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>Scores and scatter plots on one page, with a reading of them in words.</source>
        <translation>评分和散点图汇于一页，并有文字解读。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Break years of a series</source>
        <translation>序列的突变年份</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Finds the year in which the trend of each cell breaks: straight lines with breaks, their number chosen by the Bayesian information criterion (BIC), with the slopes before and after, the jump, and the type of the break (rising then falling, ...). The share of breaks that the same rule finds in pure noise is always printed beside the share in the map.</source>
        <translation>找出每个像元趋势发生突变的年份：带断点的直线，断点数由贝叶斯信息准则（BIC）选择，并给出突变前后的斜率、跃变量和突变类型（先升后降等）。同一规则在纯噪声中发现突变的比例始终与图中的比例并列给出。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Bai &amp; Perron (2003), J. Applied Econometrics 18:1; Zeileis et al. (2003), Computational Statistics &amp; Data Analysis 44:109; Tomé &amp; Miranda (2004), Geophys. Res. Lett. 31:L02207; Schwarz (1978), Annals of Statistics 6:461; types after de Jong et al. (2013), Remote Sensing 5:1117.</source>
        <translation>Bai &amp; Perron (2003), J. Applied Econometrics 18:1; Zeileis et al. (2003), Computational Statistics &amp; Data Analysis 44:109; Tomé &amp; Miranda (2004), Geophys. Res. Lett. 31:L02207; Schwarz (1978), Annals of Statistics 6:461；类型参照 de Jong et al. (2013), Remote Sensing 5:1117。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>BIC alone finds a break in 15 % of series of 24 values of white noise, and in 51 % of noise with an autocorrelation of 0.4: BREAK_RULE = tested takes a break only where it is more than noise gives. A break within the first or last MIN_SEGMENT values cannot be found. Series with a season must be made annual, or the season taken out, first. A break says nothing of its cause; a change of sensor makes one as well.</source>
        <translation>仅用 BIC 时，24 个值的白噪声序列中有 15 % 会发现突变，自相关为 0.4 的噪声中为 51 %：BREAK_RULE = tested 仅在超出噪声所致时才认定突变。无法发现位于最前或最后 MIN_SEGMENT 个值以内的突变。有季节变化的序列须先合成为年序列或去除季节成分。突变不说明其原因；更换传感器也会造成突变。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>break point, breakpoint, turning point, structural change, abrupt change, piecewise regression, segmented, BIC, BFAST, Bai-Perron, trend shift</source>
        <translation>断点, 突变点, 转折点, 结构变化, 突变, 分段回归, 分段线性, BIC, BFAST, Bai-Perron, 趋势转变</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Area with a break (%)</source>
        <translation>有突变的面积（%）</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Noise series with a break, with the memory of the residuals (%)</source>
        <translation>具有残差自相关的噪声序列中有突变的比例（%）</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>The same of white noise (%)</source>
        <translation>白噪声的相应比例（%）</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Lag-1 autocorrelation of noise like the residuals</source>
        <translation>与残差相当的噪声的一阶自相关</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Annual series</source>
        <translation>年序列</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>One raster per year on one grid, or files with several bands. Dates come from the end of the file's name or of the band's description (ndvi_2005.tif, ndvi_2005-07.tif) or from DATES.</source>
        <translation>同一格网上每年一个栅格，或多波段文件。日期来自文件名或波段描述的末尾（ndvi_2005.tif、ndvi_2005-07.tif），或来自 DATES。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Lines</source>
        <translation>直线形式</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>free: each segment has a line of its own, so that the level may jump (fire, felling, a new sensor). joined: two lines that meet, for trends that turn.</source>
        <translation>free：每段各有一条直线，水平可以跃变（火灾、采伐、更换传感器）。joined：两条相接的直线，用于趋势转折。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Most breaks</source>
        <translation>最多突变数</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Of several breaks the maps show the one with the largest jump. Must be 1 with BREAK_FORM = joined.</source>
        <translation>有多个突变时，地图显示跳跃最大的一个。BREAK_FORM = joined 时必须为 1。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Values of a segment</source>
        <translation>每段的值数</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>The fewest values before, between and after breaks.</source>
        <translation>突变之前、之间和之后的最少值数。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Rule of breaks</source>
        <translation>突变的判定规则</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>bic: wherever breaks lower BIC. tested: where they lower it by more than in the share ALPHA of noise series with the autocorrelation MEMORY; the rasters are read twice.</source>
        <translation>bic：只要突变使 BIC 降低。tested：BIC 的降低超过自相关为 MEMORY 的噪声序列中 ALPHA 比例所达到的程度；栅格读取两次。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Significance level</source>
        <translation>显著性水平</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Share of noise series that may get a break. Applies to BREAK_RULE = tested.</source>
        <translation>允许出现突变的噪声序列比例。适用于 BREAK_RULE = tested。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Autocorrelation of the noise</source>
        <translation>噪声的自相关</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Lag-1 autocorrelation of the noise, 0 for white noise. Empty: that of noise whose residuals are as autocorrelated as the median cell's (up to 0.8). Applies to BREAK_RULE = tested.</source>
        <translation>噪声的一阶自相关，白噪声为 0。留空：取其残差自相关与中位像元相同的噪声的值（至多 0.8）。适用于 BREAK_RULE = tested。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Cells with fewer values in the series get no result; their number is logged.</source>
        <translation>序列中值少于此数的像元没有结果；其数量写入日志。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Break year</source>
        <translation>突变年份</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Date of the first value after the (largest) break as a year, 2005.5 for July 2005; with BREAK_FORM = joined the date on which the lines meet. No data without a break.</source>
        <translation>（最大）突变之后第一个值的日期，以年表示，2005 年 7 月为 2005.5；BREAK_FORM = joined 时为两直线相接的日期。无突变处为无数据。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Type of break</source>
        <translation>突变类型</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>By the signs of the slopes: 0 no break, 1 rising before and after, 2 falling before and after, 3 rising then falling, 4 falling then rising, 5 a slope of 0 on one side (nodata 255).</source>
        <translation>按斜率的符号：0 无突变，1 前后均上升，2 前后均下降，3 先升后降，4 先降后升，5 一侧斜率为 0（无数据值 255）。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Number of breaks</source>
        <translation>突变数</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>0 without a break; nodata 255.</source>
        <translation>无突变为 0；无数据值 255。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Slope before the break</source>
        <translation>突变前的斜率</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Change per year in the unit of the series; no data without a break.</source>
        <translation>以序列单位表示的每年变化；无突变处为无数据。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Slope after the break</source>
        <translation>突变后的斜率</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>As SLOPE_BEFORE.</source>
        <translation>同 SLOPE_BEFORE。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Jump at the break</source>
        <translation>突变处的跃变</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>The line after the break less the line before, on the first date after it, in the unit of the series; no data where lines are joined.</source>
        <translation>突变后第一个日期上，后一条直线减前一条直线，以序列单位表示；直线相接时为无数据。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Evidence for breaks</source>
        <translation>突变的证据</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>BIC of the straight line less that of the best line with breaks, in all cells.</source>
        <translation>所有像元中直线的 BIC 减去最佳带断点直线的 BIC。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Cells, area (km2) and share of every type and date of a break.</source>
        <translation>每种突变类型和每个突变日期的像元数、面积（km2）和比例。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Table of false breaks</source>
        <translation>虚假突变表</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Share of noise series in which the same rule finds a break, by their memory.</source>
        <translation>同一规则在噪声序列中发现突变的比例，按噪声的自相关列出。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Report on breaks</source>
        <translation>突变报告</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/breakyear.py"/>
        <source>Maps, areas by type and date, and the breaks that noise gives.</source>
        <translation>地图、按类型和日期的面积，以及噪声所致的突变。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>Climate and human contributions (residual trend)</source>
        <translation>气候与人类活动贡献（残差趋势）</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>Splits the trend of each cell into the part of climate and the rest, which the given climate does not explain and which studies call human. restrend: the part of climate is the least-squares fit to any number of climate series, with lags and sums of dates chosen in each cell. potential: it is the potential NPP of temperature and precipitation (Thornthwaite Memorial or Miami model), the rest actual minus potential NPP. Gives the six usual classes with areas, shares and changes in Tg C, trends of both parts with their tests, and everything once more with the dates of climate shuffled. Only dates with all values count.</source>
        <translation>把每个像元的趋势分为气候部分和其余部分；其余部分是给定气候不能解释的部分，文献中称为人类活动。restrend：气候部分是对任意多个气候序列的最小二乘拟合，滞后期和累积期在每个像元中选定。potential：气候部分是由气温和降水得到的潜在 NPP（Thornthwaite Memorial 模型或 Miami 模型），其余部分是实际 NPP 减潜在 NPP。给出常用的六类及其面积、占比和变化量（Tg C），两部分的趋势及其检验，并在打乱气候日期后全部重算一遍。只使用所有序列都有值的日期。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>Evans &amp; Geerken (2004), Journal of Arid Environments 57:535 (residual trend); Burrell et al. (2017), Remote Sensing of Environment 197:43 (lags and sums); Sun et al. (2015), Physics and Chemistry of the Earth 87-88:67 (classes); Lieth &amp; Box (1972), Publications in Climatology 25(2):37 and Lieth (1975), Primary Productivity of the Biosphere, 237 (potential NPP).</source>
        <translation>Evans &amp; Geerken (2004), Journal of Arid Environments 57:535（残差趋势）；Burrell et al. (2017), Remote Sensing of Environment 197:43（滞后与累积）；Sun et al. (2015), Physics and Chemistry of the Earth 87-88:67（类别）；Lieth &amp; Box (1972), Publications in Climatology 25(2):37 和 Lieth (1975), Primary Productivity of the Biosphere, 237(潜在 NPP)。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>Not explained by the given climate is not the same as human: it holds everything that was not given, such as CO2, nitrogen, fire, other climate and the errors of the maps. With climate that has nothing to do with the series nearly all of a trend is not explained: compare with the null. Potential NPP is a rule of the 1970s for whole biomes; its level may be far off, and its trend with it. Lags chosen among many explain more than they should, which the null shows as well. A map that was modelled from climate is explained by it by construction.</source>
        <translation>给定气候不能解释不等于人类活动：它包含所有未给出的因素，例如 CO2、氮、火、其他气候因素以及图的误差。如果气候与序列毫无关系，趋势几乎全部不能解释：请与零假设对照比较。潜在 NPP 是二十世纪七十年代针对整个生物群区的经验公式；其水平可能相差很远，其趋势也随之偏离。从许多滞后期中选出的滞后期解释得过多，零假设对照同样会显示这一点。由气候模拟得到的图必然能由气候解释。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>RESTREND, residual trend, attribution, human activity, climate change, potential NPP, Thornthwaite Memorial, Miami model, HANPP, relative contribution</source>
        <translation>RESTREND, 残差趋势, 残差分析, 归因, 人类活动, 气候变化, 潜在 NPP, Thornthwaite Memorial, Miami 模型, HANPP, 相对贡献率</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>Regions that get the same table (ZONE_TABLE); a cell belongs to the polygon its centre lies in.</source>
        <translation>得到同样表格（ZONE_TABLE）的区域；像元属于其中心所在的多边形。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>Area with a class (km2)</source>
        <translation>有类别的面积（km2）</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>Mean trend per year</source>
        <translation>每年平均趋势</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>Share of it not explained by the given climate (%)</source>
        <translation>其中给定气候不能解释的占比（%）</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>The same with shuffled climate (%)</source>
        <translation>打乱气候后的同一占比（%）</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>Series to explain</source>
        <translation>要解释的序列</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>One raster per date on one grid, or files with several bands, with dates. potential: annual NPP.</source>
        <translation>每个日期一个栅格，格网相同，或带日期的多波段文件。potential：年 NPP。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>The same for temperature, degrees C or Kelvin. Needed by potential, one of the climate series of restrend.</source>
        <translation>气温的同类序列，摄氏度或开尔文。potential 必需，也是 restrend 的气候序列之一。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>Precipitation</source>
        <translation>降水</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>The same for precipitation; for potential the sum of each year, mm. Needed by potential, one of the climate series of restrend.</source>
        <translation>降水的同类序列；potential 需要每年总量，mm。potential 必需，也是 restrend 的气候序列之一。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>More climate series</source>
        <translation>更多气候序列</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/climatehuman.py"/>
        <source>Further series for restrend, told apart by the variable names of their bands or files (radiation_2001, vpd_2001); up to eight with those above.</source>
        <translation>restrend 的其他序列，按波段名或文件名中的变量名区分（radiation_2001、vpd_2001）；连同上面的最多八个。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Driver classes (partial correlation)</source>
        <translation>驱动因素类别（偏相关）</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Correlates a series with two or more drivers, each with the others held constant (partial correlation), and with all together (multiple correlation); tests them by t and F and sorts the cells into classes of drivers. Temperature and precipitation are the usual pair, any series do. Drivers may go before the series by some dates (LAGS). Only dates that all series have count.</source>
        <translation>计算一个序列与两个或更多驱动因子的相关：分别与每个因子（其余因子保持不变，偏相关）以及与全部因子（复相关）；用 t 和 F 检验，并把像元归入驱动类型。通常用气温和降水，任何序列均可。驱动因子可以比序列提前若干日期（LAGS）。只有所有序列都有的日期才计入。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Chen Yunhao, Li Xiaobing &amp; Shi Peijun (2001), Acta Phytoecologica Sinica 25(6):716 (rule of the classes); Kendall &amp; Stuart (1973), The Advanced Theory of Statistics 2; Whittaker (1990), Graphical Models in Applied Multivariate Statistics (more than two drivers).</source>
        <translation>陈云浩、李晓兵、史培军（2001），植物生态学报 25(6):716（分类规则）；Kendall &amp; Stuart (1973), The Advanced Theory of Statistics 2；Whittaker (1990), Graphical Models in Applied Multivariate Statistics（两个以上的驱动因子）。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Correlation is not causation. Series that rise together correlate without having anything to do with each other: compare with DETREND. Values of following years are not independent, so p is too small where they resemble each other. Every driver costs a degree of freedom: with 20 dates more than four leave little to test. Lags chosen because they give the best result make p too small as well.</source>
        <translation>相关不等于因果。一同上升的序列即使互不相干也会相关：请与 DETREND 的结果比较。相邻年份的值并不独立，彼此相似时 p 偏小。每个驱动因子占用一个自由度：只有 20 个日期时，超过四个因子就几乎没有可检验的余地。为得到最好结果而挑选的滞后也会使 p 偏小。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>partial correlation, multiple correlation, climate, temperature, precipitation, driving factors, attribution, NDVI, NPP</source>
        <translation>偏相关, 复相关, 气候, 温度, 降水, 驱动因素, 归因, NDVI, NPP, partial correlation</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Driver class</source>
        <translation>驱动因素类别</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>1 both strong, 2 A, 3 B, 4 both weak (only together significant), 5 neither (nodata 255). With more drivers 1 means two or more strong, 6 the third alone, 7 the fourth, and so on.</source>
        <translation>1 两者强，2 A，3 B，4 两者弱（仅合起来显著），5 均不（无数据 255）。因子更多时，1 表示两个或更多强，6 仅第三个，7 仅第四个，依此类推。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Cells, area (km2) and share per class, and by signs.</source>
        <translation>各类别及按符号的像元数、面积（km2）和比例。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Report on drivers</source>
        <translation>驱动因子报告</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>The map with areas, and what it rests on.</source>
        <translation>图及其面积，以及所依据的内容。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>One raster per date on one grid, or files with several bands, with dates.</source>
        <translation>同一格网上每个日期一个栅格，或带日期的多波段文件。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Driver A</source>
        <translation>驱动因素 A</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>The same for the first driver (temperature).</source>
        <translation>第一个驱动因素（温度），要求相同。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Driver B</source>
        <translation>驱动因素 B</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>The same for the second driver (precipitation).</source>
        <translation>第二个驱动因素（降水），要求相同。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>More drivers</source>
        <translation>更多驱动因子</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Series of further drivers, up to six variables, told apart by the variable names of their bands or files (radiation_2001, vpd_2001). They are called C, D and so on in the order in which they are given.</source>
        <translation>更多驱动因子的序列，最多六个变量，按波段或文件的变量名区分（radiation_2001、vpd_2001）。按给出的顺序称为 C、D 等。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Significance level of the partial correlations</source>
        <translation>偏相关的显著性水平</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Largest p of the t-tests that counts; many studies use 0.05.</source>
        <translation>t 检验中计为有效的最大 p；许多研究采用 0.05。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Significance level of the multiple correlation</source>
        <translation>复相关的显著性水平</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Largest p of the F-test that counts.</source>
        <translation>F 检验中计为有效的最大 p。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Hold time constant</source>
        <translation>去除时间趋势</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Takes linear trends out of all series, at the price of one degree of freedom; the log says how many cells share a trend with a driver.</source>
        <translation>从所有序列中去除线性趋势，代价是一个自由度；日志给出有多少像元与驱动因子有共同趋势。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Dates a cell needs</source>
        <translation>像元所需的日期数</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Cells with fewer dates on which all series have a value get no result.</source>
        <translation>所有序列都有值的日期少于此数的像元没有结果。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Lags of the drivers</source>
        <translation>驱动因子的滞后</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Dates by which each driver goes before the series, in the order A, B and so on, such as 0, 1: the precipitation of the year (or month) before. Empty: none. One driver may be given twice with different lags.</source>
        <translation>每个驱动因子比序列提前的日期数，按 A、B 等的顺序，如 0, 1：前一年（或前一月）的降水。留空：无滞后。同一驱动因子可以按不同滞后给出两次。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Own class colours (CSV)</source>
        <translation>自定义类别颜色（CSV）</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>A table like core/trend/class_breaks.csv of the plugin.</source>
        <translation>格式同插件的 core/trend/class_breaks.csv 的表。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Partial correlation with A</source>
        <translation>与 A 的偏相关</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>r with driver A, the other drivers held constant.</source>
        <translation>与驱动因子 A 的 r，其余因子保持不变。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>p of the correlation with A</source>
        <translation>与 A 相关的 p</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Two-sided p of the t-test.</source>
        <translation>t 检验的双侧 p。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Partial correlation with B</source>
        <translation>与 B 的偏相关</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>r with driver B, the other drivers held constant.</source>
        <translation>与驱动因子 B 的 r，其余因子保持不变。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>p of the correlation with B</source>
        <translation>与 B 相关的 p</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Multiple correlation</source>
        <translation>复相关</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>R with all drivers together, 0 to 1.</source>
        <translation>与全部驱动因子的 R，0 到 1。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>p of the multiple correlation</source>
        <translation>复相关的 p</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>p of the F-test of all drivers together.</source>
        <translation>全部驱动因子的 F 检验的 p。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Partial correlations with all drivers</source>
        <translation>与所有驱动因子的偏相关</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>One band for each driver, the others held constant.</source>
        <translation>每个驱动因子一个波段，其余因子保持不变。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>p of the correlations with all drivers</source>
        <translation>与所有驱动因子相关的 p</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>One band for each driver: two-sided p of the t-test.</source>
        <translation>每个驱动因子一个波段：t 检验的双侧 p。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Strongest driver</source>
        <translation>最强驱动因子</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>The driver with the largest significant partial correlation: 1 A, 2 B, 3 C and so on, 0 none (nodata 255).</source>
        <translation>显著偏相关最大的驱动因子：1 A，2 B，3 C 等，0 无（无数据 255）。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Geographical detector</source>
        <translation>地理探测器</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Says how much of the spatial variation of a target lies between the classes of each factor (q, 0 to 1), how two factors act together, whether the means of the classes differ, and whether factors differ in what they explain. Inputs are a table or layer, or rasters on one grid. Numbers are cut into classes by several methods, and those of the largest q are kept; text, and rasters with class names or colours, are classes as they are. Only records or cells with a value of the target and of all factors count.</source>
        <translation>给出目标变量的空间分异有多少来自各因子的类别之间（q，0 到 1）、两个因子如何共同作用、各类别的均值是否不同，以及各因子的解释力是否不同。输入为表格或图层，或同一格网上的栅格。数值因子用多种方法划分类别，保留 q 最大的一种；文本以及带类别名称或颜色的栅格直接作为类别。只有目标和所有因子都有值的记录或像元才计入。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Wang et al. (2010), International Journal of Geographical Information Science 24, 107-127; Wang et al. (2016), Ecological Indicators 67, 250-256; Song et al. (2020), GIScience &amp; Remote Sensing 57, 593-610 (optimal classes).</source>
        <translation>Wang et al. (2010), International Journal of Geographical Information Science 24, 107-127; Wang et al. (2016), Ecological Indicators 67, 250-256; Song et al. (2020), GIScience &amp; Remote Sensing 57, 593-610（最优离散化）。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>p presumes independent values and classes fixed beforehand. Neighbouring cells are alike and the best of many classifications is kept, so p is too small; at a million cells every factor is significant and p means nothing. Judge q by its interval (blocks of the region drawn with replacement) and against the null (factors shifted across the region, with the same choice of classes). q grows with the number of classes. Association is not causation: a map that was modelled from the factors is explained by them by construction. Cells count alike whatever their area.</source>
        <translation>p 的前提是各值相互独立且类别事先确定。相邻像元彼此相似，而且保留的是多种分类中最好的一种，所以 p 偏小；像元达到一百万时，任何因子都显著，p 没有意义。请依据 q 的区间（对区域分块有放回抽取）并对照零模型（把因子在区域内平移，并同样选择类别）来判断 q。q 随类别数增大。关联不等于因果：由这些因子建模得到的图，必然能被它们解释。像元不论面积大小同等计入。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>geodetector, GeoDetector, q statistic, spatially stratified heterogeneity, factor detector, interaction detector, risk detector, ecological detector, OPGD, drivers</source>
        <translation>地理探测器, GeoDetector, q 统计量, 空间分层异质性, 因子探测, 交互作用探测, 风险探测, 生态探测, OPGD, 驱动因子</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Regions in which q is given as well, with the classes of the whole raster; a cell belongs to the polygon its centre lies in. Applies to TARGET.</source>
        <translation>另外给出 q 的分区，采用整个栅格的类别；像元属于其中心所在的多边形。适用于 TARGET。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Factor with the largest q</source>
        <translation>q 最大的因子</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Largest q</source>
        <translation>最大的 q</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>zones</source>
        <translation>分区</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Table or layer</source>
        <translation>表格或图层</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Records with target and factors, instead of rasters. Points and polygons (their centres) also say where the records lie, which null and interval need.</source>
        <translation>含有目标和因子的记录，用来代替栅格。点和多边形（取其中心）还给出记录的位置，零模型和区间需要它。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Target column</source>
        <translation>目标列</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Column of the numbers to explain. Applies to SAMPLES.</source>
        <translation>要解释的数值所在的列。适用于 SAMPLES。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Factor columns</source>
        <translation>因子列</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Numbers are cut into classes, unless they have no more than MAX_CLASSES different values, which are then the classes; text is classes.</source>
        <translation>数值会划分成类别；若不同的值不超过 MAX_CLASSES 个，则这些值就是类别；文本即类别。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Factor columns that hold class codes</source>
        <translation>类别代码的因子列</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>More factors, whose numbers are class codes, such as land cover, not amounts.</source>
        <translation>更多因子，其数字是类别代码（如土地覆被），而不是数量。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Target rasters</source>
        <translation>目标栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>The raster to explain, instead of a table; several with dates give q for each date, with the same classes on all.</source>
        <translation>要解释的栅格，用来代替表格；多个带日期的栅格会给出每个日期的 q，各日期的类别相同。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Factor rasters</source>
        <translation>因子栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Rasters on the grid of the target; every band is a factor. Numbers are cut into classes, unless they have no more than MAX_CLASSES different values; bands with class names or colours are classes.</source>
        <translation>与目标同一格网的栅格；每个波段是一个因子。数值会划分成类别，除非不同的值不超过 MAX_CLASSES 个；带类别名称或颜色的波段即类别。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Factor rasters that hold class codes</source>
        <translation>类别代码的因子栅格</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>More factors, whose numbers are class codes although they carry no class names.</source>
        <translation>更多因子，其数字是类别代码，但文件中没有类别名称。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Ways to cut numbers into classes</source>
        <translation>数值划分类别的方法</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>All are tried for MIN_CLASSES to MAX_CLASSES classes, and the classes of the largest q are kept. geometric needs values that are all above or all below 0; sd: steps of one standard deviation about the mean.</source>
        <translation>所有方法都按 MIN_CLASSES 到 MAX_CLASSES 个类别试一遍，保留 q 最大的类别。geometric 要求所有值都大于 0 或都小于 0；sd：以均值为中心、一个标准差为步长。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Fewest classes</source>
        <translation>最少类别数</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Smallest number of classes that is tried.</source>
        <translation>尝试的最少类别数。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Most classes</source>
        <translation>最多类别数</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Largest number of classes that is tried; with few records a tenth of their number.</source>
        <translation>尝试的最多类别数；记录很少时为记录数的十分之一。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Largest p of the risk and ecological detectors that counts as significant.</source>
        <translation>风险探测和生态探测中视为显著的最大 p。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Shifts for the null</source>
        <translation>零模型的平移次数</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Times that the factors are shifted; 0 leaves the null out.</source>
        <translation>因子平移的次数；0 表示不计算零模型。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Resamples for the interval</source>
        <translation>区间的重抽样次数</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Times that the blocks are drawn; 0 leaves the interval out.</source>
        <translation>抽取分块的次数；0 表示不计算区间。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Blocks along the longer side</source>
        <translation>长边上的分块数</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Number of square blocks of the bootstrap along the longer side of the region. A block should be larger than the distance over which values are alike.</source>
        <translation>自助法的方形分块沿区域长边的个数。分块应大于数值彼此相似的距离。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Factors</source>
        <translation>因子</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>q of each factor, p, number of classes and how they were made, interval, null, F and lambda; one row per factor and date.</source>
        <translation>每个因子的 q、p、类别数及划分方法、区间、零模型、F 和 lambda；每个因子和日期一行。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Interactions</source>
        <translation>交互作用</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>q of every two factors together, the type of interaction, and the null.</source>
        <translation>每两个因子共同的 q、交互作用类型和零模型。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Differences between classes</source>
        <translation>类别之间的差异</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Welch's t-test of the means of every two classes of a factor.</source>
        <translation>对一个因子每两个类别的均值作 Welch t 检验。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Differences between factors</source>
        <translation>因子之间的差异</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>F-test of what every two factors leave unexplained, two-sided.</source>
        <translation>对每两个因子未解释部分的 F 检验，双侧。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Limits, number of values, mean and standard deviation of each class.</source>
        <translation>每个类别的界限、值的个数、均值和标准差。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>q by zone</source>
        <translation>各分区的 q</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>q of each factor within each zone; empty with fewer than 10 values.</source>
        <translation>每个因子在每个分区内的 q；少于 10 个值时为空。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>Map of q by zone</source>
        <translation>各分区 q 的地图</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>q of each factor in the zone that a cell lies in, a band for each factor.</source>
        <translation>像元所在分区内每个因子的 q，每个因子一个波段。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/geodetector.py"/>
        <source>q with intervals and null, heat map of the interactions, means of the classes.</source>
        <translation>带区间和零模型的 q、交互作用热图、各类别的均值。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Trend and persistence classes</source>
        <translation>趋势与持续性类别</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Maps the Sen slope of an annual series with a Mann-Kendall test, the Hurst exponent with its p against white noise, classes of what the trend may become, and the coefficient of variation, in one pass. Slopes use the real dates, so years may be missing. The shares of all classes are printed with the area they rest on, and on request beside those of the same data in random order of years.</source>
        <translation>一次读取即可绘制年序列的 Sen 斜率及 Mann-Kendall 检验、Hurst 指数及其相对白噪声的 p、趋势未来走向的类别，以及变异系数。斜率采用实际日期，因此可以缺年。所有类别的比例与其依据的面积一同给出，并可按要求与年份随机排列的同一数据的结果并列。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Sen (1968), JASA 63:1379; Mann (1945), Econometrica 13:245; Kendall (1975), Rank Correlation Methods; Hamed &amp; Rao (1998), J. Hydrology 204:182; Yue &amp; Wang (2004), Water Resources Management 18:201; Yue et al. (2002), Hydrological Processes 16:1807; Hurst (1951), Trans. ASCE 116:770; Anis &amp; Lloyd (1976), Biometrika 63:111; Benjamini &amp; Hochberg (1995), J. R. Stat. Soc. B 57:289.</source>
        <translation>Sen (1968)，JASA 63:1379；Mann (1945)，Econometrica 13:245；Kendall (1975)，Rank Correlation Methods；Hamed &amp; Rao (1998)，J. Hydrology 204:182；Yue &amp; Wang (2004)，Water Resources Management 18:201；Yue et al. (2002)，Hydrological Processes 16:1807；Hurst (1951)，Trans. ASCE 116:770；Anis &amp; Lloyd (1976)，Biometrika 63:111；Benjamini &amp; Hochberg (1995)，J. R. Stat. Soc. B 57:289。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>R/S finds H above 0.5 in 80 to 95 % of short series of pure noise, and in nearly all that rise or fall: with 20 to 30 years H = 0.45 and H = 0.60 cannot be distinguished. Look at HURST_P, at class 5 (not distinguishable from random), and run the null test once. A trend says nothing about the years after the series. Neighbouring cells are not independent, so even without any trend the map shows patches of significance.</source>
        <translation>在纯噪声的短序列中，R/S 有 80 至 95 % 给出 H 大于 0.5，在上升或下降的序列中几乎全部如此：20 至 30 年的数据无法区分 H = 0.45 与 H = 0.60。请查看 HURST_P 和第 5 类（与随机无法区分），并运行一次零检验。趋势并不说明序列之后的年份。相邻像元并不独立，因此即使毫无趋势，图上也会出现成片的显著区。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Sen, Theil-Sen, Mann-Kendall, Hurst, R/S, persistence, coefficient of variation, stability, NDVI, NPP, time series, future trend, prewhitening, Hamed-Rao</source>
        <translation>Sen, Theil-Sen, Mann-Kendall, Hurst, R/S, 持续性, 变异系数, 稳定性, NDVI, NPP, 时间序列, 未来趋势, 预白化, trend</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Area with a trend (km2)</source>
        <translation>有趋势结果的面积（km2）</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Significant increase (% of the area)</source>
        <translation>显著增加（占面积 %）</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Significant decrease (% of the area)</source>
        <translation>显著减少（占面积 %）</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Largest p that counts, for the trend and for the Hurst exponent; 0 to 1.</source>
        <translation>趋势和 Hurst 指数计为有效的最大 p；0 至 1。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Trend test</source>
        <translation>趋势检验</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>original is Mann-Kendall with correction for ties. The others allow for values that remember the year before: hamed_rao (significant lags 1 to 3; negative ones make the variance smaller) and yue_wang (lag 1) correct the variance; prewhitening and tfpw (trend-free) take lag 1 out of series in which it is significant, wang_swail takes out that of the detrended values. With fewer than 10 values and no ties p is exact.</source>
        <translation>original 是带结校正的 Mann-Kendall。其他方法考虑数值对前一年的依赖：hamed_rao（显著的滞后 1 至 3；负值使方差变小）和 yue_wang（滞后 1）校正方差；prewhitening 和 tfpw（无趋势预白化）在滞后 1 显著的序列中将其去除，wang_swail 去除去趋势值的滞后 1 自相关。少于 10 个值且无结时 p 是精确的。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Chooses the largest p that counts so that no more than ALPHA of the significant cells are expected to be false (Benjamini-Hochberg). The rasters are read twice.</source>
        <translation>选取计为有效的最大 p，使显著像元中预期为假者不超过 ALPHA（Benjamini-Hochberg）。栅格读取两遍。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Method of the Hurst exponent</source>
        <translation>Hurst 指数的方法</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>prefix: R/S over the first 2, 3, ... n values, as studies of NDVI and NPP in China compute it. blocks: mean R/S of blocks of 4 to n/2 values (classical). anis_lloyd: the same, corrected for what white noise has. Blocks need 14 values.</source>
        <translation>prefix：对前 2、3……n 个值求 R/S，与中国的 NDVI 和 NPP 研究算法相同。blocks：4 至 n/2 个值的块的平均 R/S（经典法）。anis_lloyd：同上，并按白噪声的期望校正。分块需 14 个值。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Remove the Sen trend before the Hurst exponent</source>
        <translation>求 Hurst 指数前去除 Sen 趋势</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>A trend alone drives H towards 1; without it H tells about the rest.</source>
        <translation>趋势本身就使 H 趋向 1；去除后 H 反映其余部分。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Null test: the same with shuffled years</source>
        <translation>零检验：打乱年份后同样计算</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Repeats the analysis with the years of every cell in random order and prints both shares side by side: what the method finds where there is nothing to find.</source>
        <translation>以每个像元年份的随机排列重复分析，并将两种比例并列：即该方法在无可发现之处会发现什么。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Rule of the future classes</source>
        <translation>未来类别的规则</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>tested: a class only where H differs from white noise at ALPHA, else class 5. significant: the trend must be significant as well. signs: by the signs of slope and H - 0.5 alone, as in the papers.</source>
        <translation>tested：仅当 H 在 ALPHA 水平上区别于白噪声时赋予类别，否则为第 5 类。significant：趋势也必须显著。signs：与论文相同，只按斜率和 H - 0.5 的符号。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Trend classes</source>
        <translation>趋势类别</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>three: increase, none, decrease at ALPHA. five: with direction of what is not significant. nine: p of 0.1, 0.05 and 0.01 in either direction.</source>
        <translation>three：在 ALPHA 水平上增加、无、减少。five：不显著者也给出方向。nine：两个方向上 p 为 0.1、0.05 和 0.01。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Classes of the coefficient of variation</source>
        <translation>变异系数的类别</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>five: breaks at 0.05, 0.10, 0.15, 0.20. four: 0.1, 0.2, 0.3.</source>
        <translation>five：界限为 0.05、0.10、0.15、0.20。four：0.1、0.2、0.3。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Own class breaks (CSV)</source>
        <translation>自定义类别界限（CSV）</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>A table like core/trend/class_breaks.csv of the plugin (table, preset, code, key, label, direction, limit, unit, colour); the presets in it replace ours.</source>
        <translation>格式同插件的 core/trend/class_breaks.csv 的表（table、preset、code、key、label、direction、limit、unit、colour）；其中的预设替代自带的预设。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Share of the dates a cell needs</source>
        <translation>像元所需日期的比例</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>As MIN_VALID, as a share of the series from 0 to 1; the larger number counts.</source>
        <translation>同 MIN_VALID，以序列的 0 至 1 比例计；取两者中较大者。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Trend class</source>
        <translation>趋势类别</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>1 increase, 0 no significant trend, -1 decrease, 9 no change (a Sen slope of 0 although the test is significant, which many equal values make); Int16, nodata -32768.</source>
        <translation>1 增加，0 无显著趋势，-1 减少，9 无变化（检验显著但 Sen 斜率为 0，多由大量相等值造成）；Int16，无数据 -32768。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Sen slope</source>
        <translation>Sen 斜率</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Change per year in the unit of the series.</source>
        <translation>每年的变化，单位同序列。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Lower limit of the Sen slope</source>
        <translation>Sen 斜率下限</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Confidence limit at 1 - ALPHA, per year; wider where TREND_TEST corrects the variance (hamed_rao, yue_wang).</source>
        <translation>置信限，置信度 1 - ALPHA，每年；TREND_TEST 校正方差时（hamed_rao、yue_wang）更宽。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Upper limit of the Sen slope</source>
        <translation>Sen 斜率上限</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>As SLOPE_LOWER.</source>
        <translation>同 SLOPE_LOWER。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Z of the test</source>
        <translation>检验的 Z</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Z of Mann-Kendall.</source>
        <translation>Mann-Kendall 的 Z。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>p of the test</source>
        <translation>检验的 p</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Two-sided p of the trend.</source>
        <translation>趋势的双侧 p。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Hurst exponent</source>
        <translation>Hurst 指数</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>H by R/S, without unit: changes tend to last above 0.5, to turn below it.</source>
        <translation>由 R/S 求得的 H，无量纲：大于 0.5 时变化趋于持续，小于 0.5 时趋于反转。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>p of the Hurst exponent</source>
        <translation>Hurst 指数的 p</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Two-sided p of H against white noise of as many values (20,000 random series).</source>
        <translation>H 相对同样长度白噪声（20,000 个随机序列）的双侧 p。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Future class</source>
        <translation>未来类别</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>1 continuous improvement, 2 future degradation, 3 continuous degradation, 4 future improvement, 5 not distinguishable from random (nodata 255).</source>
        <translation>1 持续改善，2 未来退化，3 持续退化，4 未来改善，5 与随机无法区分（无数据 255）。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Coefficient of variation</source>
        <translation>变异系数</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>sd / |mean| (n - 1); no data where the mean is next to nothing.</source>
        <translation>标准差 / |均值|（n - 1）；均值接近零处无数据。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Class of variation</source>
        <translation>变异类别</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Classes of CV (nodata 255).</source>
        <translation>CV 的类别（无数据 255）。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Cells, area (km2) and share of every class.</source>
        <translation>各类别的像元数、面积（km2）和比例。</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Report on trends</source>
        <translation>趋势报告</translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Maps, areas, the regional mean with its trend, H beside its null, and the null test in words.</source>
        <translation>图、面积、区域平均及其趋势、H 与其零分布并列，以及零检验的文字说明。</translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>Increase planted</source>
        <translation>设定为增加</translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>No trend planted</source>
        <translation>未设定趋势</translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>Decrease planted</source>
        <translation>设定为减少</translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>No cluster planted</source>
        <translation>未设定聚集</translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>Hot cluster planted</source>
        <translation>设定的热点聚集</translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>Cold cluster planted</source>
        <translation>设定的冷点聚集</translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>Temperature and precipitation</source>
        <translation>温度与降水</translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>Neither</source>
        <translation>二者皆非</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/rules.py"/>
        <source>No rule applies</source>
        <translation>无适用规则</translation>
    </message>
    <message>
        <location filename="../core/estimators/registry.py"/>
        <source>Random forest</source>
        <translation>随机森林</translation>
    </message>
    <message>
        <location filename="../core/estimators/registry.py"/>
        <source>Extremely randomised trees</source>
        <translation>极端随机树</translation>
    </message>
    <message>
        <location filename="../core/estimators/registry.py"/>
        <source>Gradient boosting</source>
        <translation>梯度提升</translation>
    </message>
    <message>
        <location filename="../core/estimators/registry.py"/>
        <source>XGBoost</source>
        <translation>XGBoost</translation>
    </message>
    <message>
        <location filename="../core/estimators/registry.py"/>
        <source>Support vector machine</source>
        <translation>支持向量机</translation>
    </message>
    <message>
        <location filename="../core/estimators/registry.py"/>
        <source>Linear (ridge regression)</source>
        <translation>线性（岭回归）</translation>
    </message>
    <message>
        <location filename="../core/estimators/registry.py"/>
        <source>Neural network</source>
        <translation>神经网络</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Not significant</source>
        <translation>不显著</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>High-high cluster</source>
        <translation>高-高聚集</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Low-high outlier</source>
        <translation>低-高异常</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Low-low cluster</source>
        <translation>低-低聚集</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>High-low outlier</source>
        <translation>高-低异常</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Like its neighbours, near the mean</source>
        <translation>与邻居相似，接近均值</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Unlike its neighbours</source>
        <translation>与邻居不相似</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Hot spot, 90 % confidence</source>
        <translation>热点，90 % 置信度</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Hot spot, 95 % confidence</source>
        <translation>热点，95 % 置信度</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Hot spot, 99 % confidence</source>
        <translation>热点，99 % 置信度</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Cold spot, 90 % confidence</source>
        <translation>冷点，90 % 置信度</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Cold spot, 95 % confidence</source>
        <translation>冷点，95 % 置信度</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Cold spot, 99 % confidence</source>
        <translation>冷点，99 % 置信度</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>No pattern detected</source>
        <translation>未检测到模式</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>New hot spot</source>
        <translation>新增热点</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Consecutive hot spot</source>
        <translation>连续热点</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Intensifying hot spot</source>
        <translation>加强热点</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Persistent hot spot</source>
        <translation>持续热点</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Diminishing hot spot</source>
        <translation>逐渐减少热点</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Sporadic hot spot</source>
        <translation>分散热点</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Oscillating hot spot</source>
        <translation>振荡热点</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Historical hot spot</source>
        <translation>历史热点</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>New cold spot</source>
        <translation>新增冷点</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Consecutive cold spot</source>
        <translation>连续冷点</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Intensifying cold spot</source>
        <translation>加强冷点</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Persistent cold spot</source>
        <translation>持续冷点</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Diminishing cold spot</source>
        <translation>逐渐减少冷点</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Sporadic cold spot</source>
        <translation>分散冷点</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Oscillating cold spot</source>
        <translation>振荡冷点</translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Historical cold spot</source>
        <translation>历史冷点</translation>
    </message>
    <message>
        <location filename="../core/pattern/emerging/maps.py"/>
        <source>Hot spot</source>
        <translation>热点</translation>
    </message>
    <message>
        <location filename="../core/pattern/emerging/maps.py"/>
        <source>Cold spot</source>
        <translation>冷点</translation>
    </message>
    <message>
        <location filename="../core/predict/layers.py"/>
        <source>Outside the area of applicability</source>
        <translation>适用域之外</translation>
    </message>
    <message>
        <location filename="../core/predict/layers.py"/>
        <source>Inside the area of applicability</source>
        <translation>适用域之内</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>Map: {t}</source>
        <translation>图：{t}</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>All other classes</source>
        <translation>其他所有类别</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>Share of the area with data (%)</source>
        <translation>占有效数据面积的比例（%）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>Shares of the classes: {t}</source>
        <translation>各类别比例：{t}</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>Shares of {area} with data.</source>
        <translation>占有效数据面积 {area} 的比例。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>Cells</source>
        <translation>像元数</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>Area (km2)</source>
        <translation>面积（km2）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>Share (%)</source>
        <translation>比例（%）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>{name}. {caption}</source>
        <translation>{name}。{caption}</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>{area} km2</source>
        <translation>{area} km2</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>{n} cells</source>
        <translation>{n} 个像元</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Trends</source>
        <translation>趋势</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Values rise significantly on {up} and fall on {down} of the area with data.</source>
        <translation>有数据面积中，{up} 显著上升，{down} 显著下降。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Significant increase</source>
        <translation>显著增加</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>of the area with data</source>
        <translation>占有效数据面积</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Significant decrease</source>
        <translation>显著减少</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Trends were tested cell by cell without controlling the false discovery rate: about one cell in twenty is significant by chance at the 5 % level.</source>
        <translation>趋势逐像元检验，未控制错误发现率：在 5 % 水平上约二十个像元中有一个偶然显著。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Map of the Sen slope</source>
        <translation>Sen 斜率图</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Variability</source>
        <translation>变异性</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>The trends were not compared with those of shuffled years, which 'Trend classification' can do: the share that chance finds is not known.</source>
        <translation>未与打乱年份后的趋势比较（“趋势分类”可以做到）：偶然能得到的占比未知。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Null test: {real} % of the area has a significant trend; with the years of every cell shuffled, where no trend can be, the same test finds {null} %.</source>
        <translation>零检验：{real} % 的面积有显著趋势；将每个像元的年份打乱、不可能有趋势时，同一检验得到 {null} %。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>What may come</source>
        <translation>未来走向</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Future classes rest on the signs of slope and H − 0.5 alone. H is above 0.5 in most short series of noise, so 'continuous' classes say little.</source>
        <translation>未来类别仅取决于斜率和 H − 0.5 的符号。短的噪声序列大多 H 大于 0.5，因此“持续”类别意义不大。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>On {share} of the area persistence cannot be distinguished from white noise; the others differ from it. Persistence describes the series; it is not a forecast.</source>
        <translation>{share} 的面积上持续性与白噪声无法区分；其余与之不同。持续性描述序列本身，并非预报。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Degradation is to be expected on {worse}; on {unsure} the series does not tell what may come.</source>
        <translation>{worse} 预计退化；{unsure} 无法由序列判断未来走向。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Climate drivers</source>
        <translation>气候驱动因素</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Drivers</source>
        <translation>驱动因素</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>The year-to-year weather goes with the series on {share} of the area.</source>
        <translation>{share} 的面积上，序列随逐年天气变化。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Drivers are correlations: they name what moves together, not what causes what.</source>
        <translation>驱动因素是相关关系：说明什么与什么同步变化，而非因果。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Hot spots and clusters</source>
        <translation>热点与聚集</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Clusters (LISA)</source>
        <translation>聚集（LISA）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Clusters of high values cover {high}, clusters of low values {low}.</source>
        <translation>高值聚集占 {high}，低值聚集占 {low}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>High-high clusters</source>
        <translation>高-高聚集</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Clusters were tested without controlling the false discovery rate: on pure noise some cells are significant as well.</source>
        <translation>聚集检验未控制错误发现率：纯噪声上也会有一些像元显著。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Hot spots (Gi*)</source>
        <translation>热点（Gi*）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Management zones</source>
        <translation>管理分区</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Zones that follow from clusters, expected trend and drivers by the rule table.</source>
        <translation>按规则表由聚集、预期趋势和驱动因素得出的分区。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>The largest management zone is '{zone}' with {share}.</source>
        <translation>最大的管理分区为“{zone}”，占 {share}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Zone</source>
        <translation>分区</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>What to do</source>
        <translation>应采取的措施</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Zones and what to do there</source>
        <translation>分区及应采取的措施</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Land-use change</source>
        <translation>土地利用变化</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source> between {first} and {last}</source>
        <translation>（{first} 至 {last}）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>{share} of the land changed its class{when}.</source>
        <translation>{share} 的土地类别发生变化{when}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Changed land use</source>
        <translation>类别变化的土地</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>{changed} of {total} km²</source>
        <translation>{total} km² 中的 {changed}</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Carbon change ({unit})</source>
        <translation>碳变化（{unit}）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Conversions, ranked</source>
        <translation>转换排序</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>The conversions that matter most.</source>
        <translation>最重要的转换。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Carbon change (10^4 t C)</source>
        <translation>碳变化（10^4 t C）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Share of all changes (%)</source>
        <translation>占全部变化的比例（%）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Conversion</source>
        <translation>转换</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Conversions</source>
        <translation>转换</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Carbon changed by {net} in all, by {moved} where land changed its class.</source>
        <translation>碳总共变化 {net}，其中土地改变类别处变化 {moved}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Errors of two land-use maps add up: much of a small change may be error.</source>
        <translation>两幅土地利用图的误差会累加：微小变化中可能多半是误差。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/first_page.py"/>
        <source>From site measurements to the carbon balance of a region.</source>
        <translation>从站点测量到区域碳平衡。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/first_page.py"/>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/first_page.py"/>
        <source>Period: {period}.</source>
        <translation>时段：{period}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/first_page.py"/>
        <source>{area} with data, {period}.</source>
        <translation>有效数据面积 {area}，{period}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/first_page.py"/>
        <source>{area} with data.</source>
        <translation>有效数据面积 {area}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/first_page.py"/>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/first_page.py"/>
        <source>{area} with data in {n} zones ({zones}).</source>
        <translation>有效数据面积 {area}，分为 {n} 个分区（{zones}）。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/first_page.py"/>
        <source>{area} with data in {n} zones ({zones}), {period}.</source>
        <translation>有效数据面积 {area}，{n} 个分区（{zones}），{period}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/first_page.py"/>
        <source>{width} × {height} cells of {size}, {crs}.</source>
        <translation>{width} × {height} 个像元，像元大小 {size}，{crs}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/first_page.py"/>
        <source>unknown coordinate system</source>
        <translation>未知坐标系</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/first_page.py"/>
        <source>mean of the period</source>
        <translation>时段平均</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/first_page.py"/>
        <source>{name}, {when}.</source>
        <translation>{name}，{when}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/first_page.py"/>
        <source>Green: the land takes up carbon; brown: it releases carbon.</source>
        <translation>绿色：土地吸收碳；棕色：土地释放碳。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/first_page.py"/>
        <source>Lines: borders of the zones.</source>
        <translation>线条：分区边界。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Carbon fluxes</source>
        <translation>碳通量</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Net primary production (NPP)</source>
        <translation>净初级生产力（NPP）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Soil respiration (Rs)</source>
        <translation>土壤呼吸（Rs）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>{name}: mean {mean} {unit}, total {total} on {area} km² with data.</source>
        <translation>{name}：均值 {mean} {unit}，总量 {total}，有效数据面积 {area} km²。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Mean (gC m-2 yr-1)</source>
        <translation>均值（gC m-2 yr-1）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Total (Tg C yr-1)</source>
        <translation>总量（Tg C yr-1）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Maps</source>
        <translation>图</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Area that is a sink</source>
        <translation>碳汇面积</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>of {area} km2 with data</source>
        <translation>有效数据面积 {area} km2</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>{sink} of the area with data ({when}) is a carbon sink.</source>
        <translation>有数据的面积（{when}）中 {sink} 为碳汇。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>of the map</source>
        <translation>全图</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Net ecosystem production ({when}) is {total}, {rate} {unit} on {area} km² with data; {sink} of it is a carbon sink.</source>
        <translation>净生态系统生产力（{when}）为 {total}，即 {rate} {unit}，有效数据面积 {area} km²；其中 {sink} 为碳汇。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Spread between trees</source>
        <translation>树间离散度</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>{name}: dark is less certain.</source>
        <translation>{name}：颜色越深越不确定。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Totals are sums of value times true cell area on the {area} with data on all dates, so that gaps in the data make no trend.</source>
        <translation>总量为数值乘以像元真实面积之和，只计所有日期都有数据的 {area}，使数据缺口不会造成趋势。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>{error}; mean of {period}, on {area}</source>
        <translation>{error}；{period} 平均，面积 {area}</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Total of {flux}</source>
        <translation>{flux} 总量</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Total</source>
        <translation>总量</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>The total of {flux} is {total} ({error}; mean of {period}, on {area}).</source>
        <translation>{flux} 总量为 {total}（{error}；{period} 平均，面积 {area}）。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>the flux</source>
        <translation>该通量</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Least squares</source>
        <translation>最小二乘</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Sen's slope</source>
        <translation>Sen 斜率</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Total ({unit})</source>
        <translation>总量（{unit}）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Totals of the region</source>
        <translation>区域总量</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Totals of the region by year with their trend.</source>
        <translation>区域逐年总量及其趋势。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>{slope} ({test}, n = {n})</source>
        <translation>{slope}（{test}，n = {n}）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>The total rises by {n}.</source>
        <translation>总量上升：{n}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>The total falls: {n}.</source>
        <translation>总量下降：{n}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>The total shows no trend that can be distinguished from chance: {n}.</source>
        <translation>总量没有可与偶然区分的趋势：{n}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>{test}, {n} years, on {area} with data on all of them</source>
        <translation>{test}，{n} 年，各年都有数据的 {area}</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Trend of the total</source>
        <translation>总量的趋势</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>The trend of the total rests on {n} years; so few say little.</source>
        <translation>总量趋势仅依据 {n} 年；年数如此之少，意义不大。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Mean total ({unit})</source>
        <translation>平均总量（{unit}）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Zones by their total</source>
        <translation>按总量排列的分区</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Totals of the zones, mean of the years; sources (negative) in brown.</source>
        <translation>各分区总量，多年平均；碳源（负值）为棕色。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Mean total (Tg C)</source>
        <translation>平均总量（Tg C）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>The largest total is that of {zone} ({total}).</source>
        <translation>总量最大的是{zone}（{total}）。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>How good are the models?</source>
        <translation>模型有多好？</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>At sites the models had not seen, R² is {list}.</source>
        <translation>在模型未见过的站点，R² 为 {list}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>unit of each model</source>
        <translation>各模型的单位</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Bias (%)</source>
        <translation>偏差（%）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Values inside their 90 % interval (%)</source>
        <translation>落入其 90 % 区间的值（%）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Scores of the models</source>
        <translation>模型评分</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>{name}: {text}</source>
        <translation>{name}：{text}</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Observed</source>
        <translation>观测</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>1:1 line</source>
        <translation>1:1 线</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Observed against predicted: {validation}</source>
        <translation>观测与预测：{validation}</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Observed and predicted {target}; orange are held-out records ({v}).</source>
        <translation>观测和预测的 {target}；橙色为留出记录（{v}）。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>{target}: no sites were held out, so its scores are optimistic for a map.</source>
        <translation>{target}：未留出站点，因此其评分对图而言偏乐观。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>{target}: R² is {kfold} by random folds but {site} at new sites; the latter holds for the map.</source>
        <translation>{target}：随机折的 R² 为 {kfold}，而新站点为 {site}；后者适用于图。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>{target}: an R² of {r2} at new sites makes its map a broad pattern, not a map of single cells.</source>
        <translation>{target}：新站点 R² 为 {r2}，其图只能看作大致格局，而非单个像元的图。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>{target}: intervals meant for 90 % hold {picp} % of held-out values.</source>
        <translation>{target}：标称 90 % 的区间包含 {picp} % 的留出值。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>{r2} for {target} (RMSE {rmse}, {n} records)</source>
        <translation>{target} {r2}（RMSE {rmse}，{n} 条记录）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Where the scores hold (inside) and where nothing like it was sampled.</source>
        <translation>评分成立之处（域内），以及没有类似样本之处。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>{title}: no score holds for {share} of the map.</source>
        <translation>{title}：图上 {share} 的范围在适用域之外，评分不成立。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>The area of applicability was not mapped, so it is not known where the scores hold; 'Predict raster' can map it.</source>
        <translation>未制作适用域图，因此不知道评分在何处成立；“预测栅格”可以制作。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>{about}.</source>
        <translation>{about}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>eight neighbours</source>
        <translation>八邻域</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>four neighbours</source>
        <translation>四邻域</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>one-sided</source>
        <translation>单侧</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>two-sided</source>
        <translation>双侧</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>, without the trend</source>
        <translation>，去除趋势</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>, time held constant</source>
        <translation>，时间保持不变</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>Sen's slope, {first} to {last}</source>
        <translation>Sen 斜率，{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>Sen's slope per year, {first} to {last}</source>
        <translation>每年 Sen 斜率，{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>Sen's slope and Hurst exponent by R/S ({method}{out})</source>
        <translation>Sen 斜率与 R/S 法 Hurst 指数（{method}{out}）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>classes only where H differs from white noise</source>
        <translation>仅在 H 区别于白噪声处分类</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>classes only where the trend is significant and H differs from white noise</source>
        <translation>仅在趋势显著且 H 区别于白噪声处分类</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>classes by the signs alone</source>
        <translation>仅按符号分类</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>Drivers of {name}, {first} to {last} ({n} dates{held})</source>
        <translation>{name} 的驱动因素，{first} 至 {last}（{n} 个日期{held}）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>p ≤ {partial} of the partial, {multiple} of the multiple correlation</source>
        <translation>偏相关 p ≤ {partial}，复相关 p ≤ {multiple}</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>Clusters and outliers by local Moran's I ({neighbours})</source>
        <translation>局部莫兰指数 I 的聚集与异常（{neighbours}）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>Hot and cold spots by Getis-Ord Gi* ({neighbours})</source>
        <translation>Getis-Ord Gi* 的热点与冷点（{neighbours}）</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>levels are false discovery rates</source>
        <translation>各水平为错误发现率</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>two-sided normal p of each cell</source>
        <translation>各像元的双侧正态 p</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>{tail} p against {n} random draws from the whole map</source>
        <translation>{tail} p，参照为全图的 {n} 次随机抽取</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>{tail} p by {n} conditional permutations</source>
        <translation>{tail} p，{n} 次条件置换</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>significant at p ≤ {p}</source>
        <translation>p ≤ {p} 为显著</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/provenance.py"/>
        <source>false discovery rate {p}</source>
        <translation>错误发现率 {p}</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>What to know before using the numbers</source>
        <translation>使用这些数字之前须知</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>What it rests on</source>
        <translation>依据</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Carbon sink assessment, {first} to {last}</source>
        <translation>碳汇评估，{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Carbon sink assessment</source>
        <translation>碳汇评估</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Models and their validation</source>
        <translation>模型及其验证</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Maps of the carbon fluxes</source>
        <translation>碳通量图</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Not part of this assessment, as the folder holds no such result: {list}.</source>
        <translation>未包含在本评估中，因为文件夹中没有相应结果：{list}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>{file} could not be read and is left out: {why}.</source>
        <translation>{file} 无法读取，已略去：{why}。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Nothing in particular was found.</source>
        <translation>没有特别的发现。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>The maps rest on different areas, {low} to {high}: gaps in the inputs differ. Compare shares and totals only with the area they rest on.</source>
        <translation>各图依据的面积不同，{low} 至 {high}：输入中的缺口不同。比例和总量只能与其依据的面积一同比较。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Map or table</source>
        <translation>图或表</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Area with data</source>
        <translation>有数据的面积</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Made from {n} files. The reports among them go into detail.</source>
        <translation>由 {n} 个文件生成。其中的报告有详细内容。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Vector layer</source>
        <translation>矢量图层</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Made by Carbon Sink.</source>
        <translation>由 Carbon Sink 生成。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Source: {file}. Made by Carbon Sink.</source>
        <translation>来源：{file}。由 Carbon Sink 生成。</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Net ecosystem production, mean of the period</source>
        <translation>净生态系统生产力，时段平均</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Net ecosystem production</source>
        <translation>净生态系统生产力</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Net primary production, mean of the period</source>
        <translation>净初级生产力，时段平均</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Net primary production</source>
        <translation>净初级生产力</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Soil respiration</source>
        <translation>土壤呼吸</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Where the NPP model holds</source>
        <translation>NPP 模型的适用范围</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Where the Rs model holds</source>
        <translation>Rs 模型的适用范围</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Clusters of high and low values</source>
        <translation>高值与低值的聚集</translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Hot spots</source>
        <translation>热点</translation>
    </message>
    <message>
        <location filename="../core/report/budget/errors.py"/>
        <source>How certain the totals are</source>
        <translation>总量的可靠程度</translation>
    </message>
    <message>
        <location filename="../core/report/budget/errors.py"/>
        <source>The error of these totals is unknown. Name the models that made the maps and their predictors to get an interval of every total, mean and trend.</source>
        <translation>这些总量的误差未知。指定制作地图的模型及其预测因子，即可得到每个总量、均值和趋势的区间。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/errors.py"/>
        <source>Intervals enclose {coverage} % of the true totals. Their error adds, as variances, what the model gets wrong at places without sites (residual), how little the records tell of unusual dates (temporal), what another set of sites would have made of the model (model), and the line from soil to heterotrophic respiration (line), where one is used.</source>
        <translation>区间应包含 {coverage} % 的真实总量。误差按方差相加，包括：模型在无站点处的偏差（残差部分）、训练记录对异常日期所能说明的有限程度（时间部分）、换一组站点会得到的模型差异（模型部分），以及由土壤呼吸推算异养呼吸的直线的误差（如使用）。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/errors.py"/>
        <source>Dates share most of their error: the intervals of a mean over dates, of a change and of a trend are found for themselves, not from those of single dates. The interval of a trend is that of the maps; the scatter of the years is in its standard error.</source>
        <translation>各日期的误差大部分是共有的：多日期均值、变化和趋势的区间各自单独求得，而不是由单个日期的区间推出。趋势的区间是地图误差的区间；年际波动反映在其标准误中。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/errors.py"/>
        <source>Areas without data are no part of a total. What they would add if they were like the rest, and what comes from outside of the area of applicability, stands apart.</source>
        <translation>无数据的面积不计入总量。若它们与其余部分相同会增加多少，以及来自适用范围之外的量，均另行列出。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/errors.py"/>
        <source>A part of the error is not known here (see the log): the true error is at least as large as the intervals say.</source>
        <translation>此处有一部分误差未知（见日志）：真实误差至少与区间所示一样大。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/errors.py"/>
        <source>Totals with their error</source>
        <translation>总量及其误差</translation>
    </message>
    <message>
        <location filename="../core/report/budget/errors.py"/>
        <source>Mean, change and trend with their error</source>
        <translation>均值、变化和趋势及其误差</translation>
    </message>
    <message>
        <location filename="../core/report/budget/headline_text.py"/>
        <source>error unknown</source>
        <translation>误差未知</translation>
    </message>
    <message>
        <location filename="../core/report/budget/headline_text.py"/>
        <source>interval of {coverage}: {interval}</source>
        <translation>{coverage} 区间：{interval}</translation>
    </message>
    <message>
        <location filename="../core/report/budget/headline_text.py"/>
        <source>interval of {coverage}, at least {interval}</source>
        <translation>{coverage} 区间，至少 {interval}</translation>
    </message>
    <message>
        <location filename="../core/report/budget/headline_text.py"/>
        <source>The error of the total is unknown. Run 'Carbon budget' with the models that made the maps and the rasters of their predictors to get its interval.</source>
        <translation>总量的误差未知。请以制作地图的模型及其预测因子栅格运行“碳收支”，即可得到区间。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/headline_text.py"/>
        <source>A part of the error of the total is not known, so that its interval is too narrow; the log of 'Carbon budget' says which.</source>
        <translation>总量误差的一部分未知，因此其区间偏窄；“碳收支”的日志说明缺少哪一部分。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>mean of the others</source>
        <translation>其余的均值</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Products compared</source>
        <translation>产品比较</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Totals of all products rest on the same {area} km²: the cells with data in all of them in all {n} periods. Differences are the product minus {reference}, in per cent of {reference}.</source>
        <translation>所有产品的总量依据相同的 {area} km²：在全部 {n} 个时段中所有产品均有数据的像元。差异为产品减 {reference}，以 {reference} 的百分比表示。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>sink</source>
        <translation>碳汇</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>source</source>
        <translation>碳源</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>{reference} makes the region a {kind}, {products} the opposite. Per cent of the reference's amount say little then; these bars are hatched.</source>
        <translation>{reference} 表明该区域为{kind}，{products} 则相反。此时占参照量的百分比意义不大；这些条带以斜线表示。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Mean per area ({unit})</source>
        <translation>单位面积均值（{unit}）</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Mean per area of each product</source>
        <translation>各产品的单位面积均值</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Difference from {name} (%)</source>
        <translation>与 {name} 的差异（%）</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Difference of each product from the reference</source>
        <translation>各产品与参照的差异</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Mean per area over all periods, by product.</source>
        <translation>各产品在所有时段的单位面积均值。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Difference of the totals in per cent of the reference.</source>
        <translation>总量之差，占参照的百分比。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Totals of products by year</source>
        <translation>各产品逐年总量</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Totals of the whole region by product.</source>
        <translation>各产品的全区域总量。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Totals of zones by product</source>
        <translation>各分区的产品总量</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>The {n} zones with the largest totals.</source>
        <translation>总量最大的 {n} 个分区。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Common area (km2)</source>
        <translation>共有面积（km2）</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Total (Tg C)</source>
        <translation>总量（Tg C）</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Difference (Tg C)</source>
        <translation>差异（Tg C）</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Difference (%)</source>
        <translation>差异（%）</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Sign differs</source>
        <translation>符号不同</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Periods in which it differs</source>
        <translation>符号不同的时段</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Total on its own cells (Tg C)</source>
        <translation>自身像元上的总量（Tg C）</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Its own area (km2)</source>
        <translation>自身面积（km2）</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <location filename="../core/report/budget/products.py"/>
        <source>Products by zone, averages over the periods</source>
        <translation>各分区的产品，各时段平均</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>The whole region</source>
        <translation>全区域</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>What the numbers rest on</source>
        <translation>数字的依据</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Carbon budget of {variable}</source>
        <translation>{variable} 的碳收支</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Annual totals of {n} years, {first} to {last}, from {files} rasters in {unit}.</source>
        <translation>{n} 年的年总量，{first} 至 {last}，来自 {files} 个栅格，单位 {unit}。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Totals of {n} seasons, {first} to {last}, from {files} rasters in {unit}.</source>
        <translation>{n} 个季节的总量，{first} 至 {last}，来自 {files} 个栅格，单位 {unit}。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Totals of {n} months, {first} to {last}, from {files} rasters in {unit}.</source>
        <translation>{n} 个月的总量，{first} 至 {last}，来自 {files} 个栅格，单位 {unit}。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Positive values are a sink of carbon, negative ones a source.</source>
        <translation>正值为碳汇，负值为碳源。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Negative values are a sink of carbon, positive ones a source.</source>
        <translation>负值为碳汇，正值为碳源。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>It is not known which quantity this is, so neither sign is called a sink or a source.</source>
        <translation>不知道这是哪个物理量，因此两种符号都不称为源或汇。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>a sink</source>
        <translation>碳汇</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>a source</source>
        <translation>碳源</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>mean per year</source>
        <translation>每年平均</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>mean per season</source>
        <translation>每季平均</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>mean per month</source>
        <translation>每月平均</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>cells with data on all dates</source>
        <translation>所有日期均有数据的像元</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>A curve and a trend need at least three dates.</source>
        <translation>曲线和趋势至少需要三个日期。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Part of the year</source>
        <translation>年内时段</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Mean total of each part of the year</source>
        <translation>一年中各部分的平均总量</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>The course of the year: means, and standard deviations over the years.</source>
        <translation>一年的过程：各年的均值和标准差。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Map of the last raster of the series</source>
        <translation>序列最后一个栅格的图</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>The last raster of the series: {name}.</source>
        <translation>序列的最后一个栅格：{name}。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Totals of the whole region with their trend</source>
        <translation>全区域总量及其趋势</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Totals over the {area} km² with data on all dates.</source>
        <translation>所有日期均有数据的 {area} km² 上的总量。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>There are too few dates with data for a trend.</source>
        <translation>有数据的日期过少，无法求趋势。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>normal approximation</source>
        <translation>正态近似</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Least squares gives {ols} ± {se} {unit} ({p}, R² {r2}, n = {n}); Sen's slope is {sen} {unit} (Mann-Kendall {mk}, {exact}).</source>
        <translation>最小二乘得到 {ols} ± {se} {unit}（{p}，R² {r2}，n = {n}）；Sen 斜率为 {sen} {unit}（Mann-Kendall {mk}，{exact}）。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Of the mean per area this is {ols} ± {se} {unit} (Sen {sen}).</source>
        <translation>以单位面积均值计为 {ols} ± {se} {unit}（Sen {sen}）。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>The total increases.</source>
        <translation>总量增加。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>The total decreases.</source>
        <translation>总量减少。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>At the 5 % level the two tests do not both distinguish this trend from chance.</source>
        <translation>两项检验在 5 % 水平上并非都能将该趋势与偶然区分。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Totals by zone and date</source>
        <translation>各分区和日期的总量</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Trends of the totals on the cells with data on all dates</source>
        <translation>所有日期均有数据的像元上总量的趋势</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Totals are sums of value times true cell area. Columns 'data on all dates' use only the cells that have data on each of them; the others use all cells with data on that date, and move with gaps in the data.</source>
        <translation>总量为数值乘以真实像元面积之和。“所有日期均有数据”的列只用每个日期均有数据的像元；其余各列使用该日期有数据的全部像元，并随数据缺口变化。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Here the cells with data are the same on all dates.</source>
        <translation>此处有数据的像元在所有日期相同。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Here {constant} cells have data on all dates, up to {largest} on one.</source>
        <translation>此处 {constant} 个像元在所有日期有数据，单个日期最多 {largest} 个。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Left out because a raster of theirs is missing: {list}.</source>
        <translation>因缺少其中的栅格而略去：{list}。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>{n} cells lie in polygons of several zones and count for the one that comes last.</source>
        <translation>{n} 个像元位于多个分区的多边形中，计入最后一个。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/report.py"/>
        <source>Rasters: {files}</source>
        <translation>栅格：{files}</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Share of the area (%)</source>
        <translation>面积比例（%）</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Share of the classes by period</source>
        <translation>各时段的类别比例</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Shares of the {area} km² with data on all dates.</source>
        <translation>占所有日期均有数据的 {area} km² 的比例。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Areas of classes by zone and period</source>
        <translation>各分区和时段的类别面积</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Sources and sinks</source>
        <translation>碳源与碳汇</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>year</source>
        <translation>年</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>season</source>
        <translation>季</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>month</source>
        <translation>月</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Breaks between the classes: {breaks} {unit} per {period}.</source>
        <translation>类别界限：{breaks} {unit} 每{period}。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>They are round numbers, not a finding; a budget with your own classes shows those.</source>
        <translation>它们是取整的数值，不是研究结果；用自己的类别计算收支时显示您的类别。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Mean share of each class (%), on the cells with data on all dates</source>
        <translation>各类别的平均比例（%），限所有日期均有数据的像元</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Zones ranked by their total</source>
        <translation>按总量排列的分区</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Zones ranked by their mean per area</source>
        <translation>按单位面积均值排列的分区</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Means per area, averaged over the dates.</source>
        <translation>单位面积均值，各日期平均。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Totals of zones by year</source>
        <translation>各分区逐年总量</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Trend, least squares (Tg C yr-1)</source>
        <translation>趋势，最小二乘（Tg C yr-1）</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>its p</source>
        <translation>其 p</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Sen's slope (Tg C yr-1)</source>
        <translation>Sen 斜率（Tg C yr-1）</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Mann-Kendall p</source>
        <translation>Mann-Kendall p</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Zones, on the cells with data on all dates</source>
        <translation>分区，限所有日期均有数据的像元</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Totals, averaged over the dates; sources (negative) in brown.</source>
        <translation>总量，各日期平均；碳源（负值）为棕色。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Totals, averaged over the dates; sources (positive) in brown.</source>
        <translation>各日期平均的总量；碳源（正值）为棕色。</translation>
    </message>
    <message>
        <location filename="../core/report/budget/zones.py"/>
        <source>Totals, averaged over the dates.</source>
        <translation>各日期平均的总量。</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>To {name}</source>
        <translation>转为 {name}</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>All classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>All zones</source>
        <translation>全部分区</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Share of the net change (%)</source>
        <translation>占净变化的比例（%）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>p (two-sided, normal)</source>
        <translation>p（双侧，正态）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>p (permutations, one-sided)</source>
        <translation>p（置换，单侧）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Slope, least squares (% yr-1)</source>
        <translation>斜率，最小二乘（% yr-1）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Sen's slope (% yr-1)</source>
        <translation>Sen 斜率（% yr-1）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Longitude (°)</source>
        <translation>经度（°）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Latitude (°)</source>
        <translation>纬度（°）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>From the date before (km)</source>
        <translation>与上一日期的距离（km）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Direction from the date before (°)</source>
        <translation>相对上一日期的方向（°）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>From the date before (km a year)</source>
        <translation>与上一日期的距离（km/年）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>From the first date (km)</source>
        <translation>与首个日期的距离（km）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Direction from the first date (°)</source>
        <translation>相对首个日期的方向（°）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Long axis of the ellipse (km)</source>
        <translation>椭圆长轴（km）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Short axis of the ellipse (km)</source>
        <translation>椭圆短轴（km）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Direction of the long axis (°)</source>
        <translation>长轴方向（°）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Area of the ellipse (km²)</source>
        <translation>椭圆面积（km²）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>From the first to the last date (km)</source>
        <translation>首末日期之间的距离（km）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Direction from the first to the last date (°)</source>
        <translation>首末日期之间的方向（°）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Speed by least squares (km a year)</source>
        <translation>最小二乘速度（km/年）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Direction by least squares (°)</source>
        <translation>最小二乘方向（°）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Length of the path (km)</source>
        <translation>路径长度（km）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Long half axis of the ellipse of error (km)</source>
        <translation>误差椭圆长半轴（km）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Short half axis of the ellipse of error (km)</source>
        <translation>误差椭圆短半轴（km）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Direction of its long axis (°)</source>
        <translation>误差椭圆长轴方向（°）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>From the first date, lower bound (km)</source>
        <translation>距首个日期，下限（km）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>From the first date, upper bound (km)</source>
        <translation>距首个日期，上限（km）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>From the first to the last date, lower bound (km)</source>
        <translation>首末日期间距离，下限（km）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>From the first to the last date, upper bound (km)</source>
        <translation>首末日期间距离，上限（km）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Speed, lower bound (km a year)</source>
        <translation>速度，下限（km/年）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Speed, upper bound (km a year)</source>
        <translation>速度，上限（km/年）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Lag-1 autocorrelation of the noise</source>
        <translation>噪声的一阶自相关</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Series with a break</source>
        <translation>有突变的序列</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Lag-1 autocorrelation of the residuals (median)</source>
        <translation>残差的一阶自相关（中位数）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Share, years shuffled</source>
        <translation>比例，打乱年份</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Area with data on all dates</source>
        <translation>所有日期均有数据的面积</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Share, data on all dates</source>
        <translation>比例，限所有日期均有数据</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Total, data on all dates</source>
        <translation>总量，限所有日期均有数据</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Mean, data on all dates</source>
        <translation>均值，限所有日期均有数据</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Slope, least squares</source>
        <translation>斜率，最小二乘</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Its standard error</source>
        <translation>其标准误</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Mann-Kendall z</source>
        <translation>Mann-Kendall z</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Expected I</source>
        <translation>I 的期望</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Mean change</source>
        <translation>平均变化</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Carbon change</source>
        <translation>碳变化</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Area at the start</source>
        <translation>起始面积</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Area at the end</source>
        <translation>终止面积</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Lost</source>
        <translation>转出</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Gained</source>
        <translation>转入</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Dynamic degree</source>
        <translation>动态度</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Total, lower bound</source>
        <translation>总量下限</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Total, upper bound</source>
        <translation>总量上限</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Mean, lower bound</source>
        <translation>均值下限</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Mean, upper bound</source>
        <translation>均值上限</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Mean total</source>
        <translation>平均总量</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Mean total, lower bound</source>
        <translation>平均总量下限</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Mean total, upper bound</source>
        <translation>平均总量上限</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Change from the first to the last date</source>
        <translation>从首个日期到最后日期的变化</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Change, lower bound</source>
        <translation>变化下限</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Change, upper bound</source>
        <translation>变化上限</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Slope, lower bound</source>
        <translation>斜率下限</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Slope, upper bound</source>
        <translation>斜率上限</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Error, residual part</source>
        <translation>误差，残差部分</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Error, temporal part</source>
        <translation>误差，时间部分</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Error, model part</source>
        <translation>误差，模型部分</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Error of the line</source>
        <translation>直线的误差</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Error of looking at some cells</source>
        <translation>仅抽取部分像元带来的误差</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Outside of the area of applicability</source>
        <translation>适用范围之外</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Total outside of the area of applicability</source>
        <translation>适用范围之外的总量</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Area without data</source>
        <translation>无数据面积</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Total it would add</source>
        <translation>若补上将增加的总量</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Driver</source>
        <translation>驱动因子</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Positive</source>
        <translation>正</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Negative</source>
        <translation>负</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Shared trend</source>
        <translation>共同趋势</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Factor</source>
        <translation>因子</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Factor 1</source>
        <translation>因子 1</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Factor 2</source>
        <translation>因子 2</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>How classes were made</source>
        <translation>类别划分方法</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>q, lower limit (95 %)</source>
        <translation>q 下限（95 %）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>q, upper limit (95 %)</source>
        <translation>q 上限（95 %）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>q, 95 % of the null</source>
        <translation>零模型 q 的 95 % 分位</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Share of the null that reaches q</source>
        <translation>零模型中达到 q 的比例</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Null</source>
        <translation>零模型</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>q of factor 1</source>
        <translation>因子 1 的 q</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>q of factor 2</source>
        <translation>因子 2 的 q</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>q of both</source>
        <translation>两者共同的 q</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Interaction</source>
        <translation>交互作用</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Class 1</source>
        <translation>类别 1</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Class 2</source>
        <translation>类别 2</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Difference of the means</source>
        <translation>均值之差</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Significant</source>
        <translation>显著</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Column or class</source>
        <translation>列或类别</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Expected</source>
        <translation>期望值</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>z score</source>
        <translation>z 得分</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Geary's c</source>
        <translation>Geary's c</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Getis-Ord general G</source>
        <translation>Getis-Ord 一般 G</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Neighbours of the same class</source>
        <translation>同类邻居对数</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Neighbours of different classes</source>
        <translation>异类邻居对数</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Significant, not explained part</source>
        <translation>不能解释部分显著</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Slope, part of climate</source>
        <translation>斜率，气候部分</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Slope, not explained</source>
        <translation>斜率，不能解释部分</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Change, part of climate</source>
        <translation>变化，气候部分</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Change, not explained</source>
        <translation>变化，不能解释部分</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Not explained by the given climate</source>
        <translation>给定气候不能解释</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Share, climate shuffled</source>
        <translation>占比，打乱气候</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Not explained, climate shuffled</source>
        <translation>不能解释，打乱气候</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Lag (dates)</source>
        <translation>滞后（日期数）</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Dates added up</source>
        <translation>累积日期数</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>factors shifted</source>
        <translation>平移因子</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>records shuffled</source>
        <translation>打乱记录</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>A negative, B negative</source>
        <translation>A 负，B 负</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>A negative, B positive</source>
        <translation>A 负，B 正</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>A positive, B negative</source>
        <translation>A 正，B 负</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>A positive, B positive</source>
        <translation>A 正，B 正</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Unchanged class</source>
        <translation>类别未变</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>All conversions</source>
        <translation>全部转换</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>Unchanged land use</source>
        <translation>未变化的土地利用</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>All gains</source>
        <translation>全部增益</translation>
    </message>
    <message>
        <location filename="../core/report/column_titles.py"/>
        <source>All losses</source>
        <translation>全部损失</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>How good is the ensemble?</source>
        <translation>集成有多好？</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Skill against distance</source>
        <translation>技巧随距离的变化</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Records and settings</source>
        <translation>记录与设置</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Fuzzy ensemble of {target}</source>
        <translation>{target} 的模糊集成</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>{sites} site models on {p} predictors and {n} records.</source>
        <translation>{sites} 个站点模型，{p} 个预测因子，{n} 条记录。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Fuzzy ensemble, as on a map</source>
        <translation>模糊集成，与地图相同</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Fuzzy ensemble, weights of whole sites</source>
        <translation>模糊集成，按整个站点加权</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>All site models, equally weighted</source>
        <translation>所有站点模型等权</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>One forest of all records</source>
        <translation>全部记录的一个森林</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>hyper-arid</source>
        <translation>极端干旱</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>arid</source>
        <translation>干旱</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>semi-arid</source>
        <translation>半干旱</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>dry sub-humid</source>
        <translation>干燥半湿润</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>humid</source>
        <translation>湿润</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>sites held out</source>
        <translation>留出站点</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>p {p} (Mantel test)</source>
        <translation>p {p}（Mantel 检验）</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>R² of the ensemble</source>
        <translation>集成的 R²</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>R² of one forest</source>
        <translation>一个森林的 R²</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>r of skill and distance</source>
        <translation>技巧与距离的 r</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Weighting by distance helps: with equally weighted site models R² is {r2}.</source>
        <translation>按距离加权有帮助：所有站点模型等权时 R² 为 {r2}。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Weighting by distance does harm: with equally weighted site models R² is {r2}.</source>
        <translation>按距离加权有害：所有站点模型等权时 R² 为 {r2}。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Weighting by distance changes little: equally weighted site models have R² {r2}.</source>
        <translation>按距离加权影响很小：所有站点模型等权时 R² 为 {r2}。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>All of them predict sites whose records they have not seen. On a map each cell is weighted by its own record (distance to the means of the sites); with the weights of whole sites, all records of a site share those of its signature, the means and standard deviations of its standardised predictors.</source>
        <translation>它们预测的都是从未见过其记录的站点。在地图上，每个像元按自己的记录加权（到各站点均值的距离）；按整个站点加权时，一个站点的全部记录共用其特征的权重，特征即标准化预测因子的均值和标准差。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>With the weights of whole sites R² is {r2}: weights that follow the weather of single records cost skill here. A map has them; of averages over longer steps they are steadier.</source>
        <translation>按整个站点加权时 R² 为 {r2}：在这里，随单条记录的天气而变的权重损失了技巧。地图用的正是这种权重；对较长步长的平均值，它们更稳定。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>With sites held out the ensemble (R² {r2}, median of the sites {site}) does better than one forest of all records ({pooled}, {pooled_site}).</source>
        <translation>留出站点时，集成（R² {r2}，各站点中位数 {site}）优于全部记录的一个森林（{pooled}，{pooled_site}）。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>With sites held out the ensemble (R² {r2}, median of the sites {site}) does worse than one forest of all records ({pooled}, {pooled_site}); take that one.</source>
        <translation>留出站点时，集成（R² {r2}，各站点中位数 {site}）不如全部记录的一个森林（{pooled}，{pooled_site}）；请用后者。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>With sites held out the ensemble (R² {r2}, median of the sites {site}) is as good as one forest of all records ({pooled}, {pooled_site}); the simpler one is as right a choice.</source>
        <translation>留出站点时，集成（R² {r2}，各站点中位数 {site}）与全部记录的一个森林（{pooled}，{pooled_site}）相当；选较简单的同样合适。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>With sites held out the ensemble has R² {r2} (median of the sites {site}), one forest of all records {pooled} ({pooled_site}): which is better depends on whether totals over all records or the course within a site matter.</source>
        <translation>留出站点时，集成的 R² 为 {r2}（各站点中位数 {site}），全部记录的一个森林为 {pooled}（{pooled_site}）：哪个更好，取决于看重全部记录的总体，还是站点内的变化过程。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>R², median of sites</source>
        <translation>R²，各站点中位数</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Scores, sites held out</source>
        <translation>评分，留出站点</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Pairs of sites</source>
        <translation>站点对</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>R² below -1</source>
        <translation>R² 低于 -1</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Distance of the two sites (standard deviations)</source>
        <translation>两站点的距离（标准差）</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>R² of the model of one site at the other</source>
        <translation>一站点的模型在另一站点的 R²</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Skill of site models against distance</source>
        <translation>站点模型的技巧随距离的变化</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Each point is the model of one site tested at another. Distance: Euclidean, over means and standard deviations of the standardised predictors of both sites. R² below -1 counts as -1 in line and correlation.</source>
        <translation>每个点是一个站点的模型在另一站点的检验。距离：两站点标准化预测因子的均值与标准差的欧氏距离。R² 低于 -1 时，在直线和相关中按 -1 计。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Too few pairs of sites ({n}) have an R² of the model of one site at the other: nothing says how skill depends on distance.</source>
        <translation>一个站点的模型在另一站点有 R² 的站点对太少（{n}）：无法说明技巧如何取决于距离。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>No significant relation of skill and distance: Pearson r {r}, Spearman {rho}, p {p} ({n} pairs).</source>
        <translation>技巧与距离没有显著关系：皮尔逊 r {r}，斯皮尔曼 {rho}，p {p}（{n} 对）。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>A site's model does worse the farther away the other site is: Pearson r {r}, Spearman {rho}, p {p} ({n} pairs); R² falls by {slope} per unit of distance.</source>
        <translation>另一站点越远，一个站点的模型就越差：皮尔逊 r {r}，斯皮尔曼 {rho}，p {p}（{n} 对）；每单位距离 R² 下降 {slope}。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>A site's model does not do worse at sites farther away: Pearson r {r}, Spearman {rho}, p {p} ({n} pairs). The weights have no ground in these data.</source>
        <translation>一个站点的模型在更远的站点并不更差：皮尔逊 r {r}，斯皮尔曼 {rho}，p {p}（{n} 对）。这些权重在本数据中没有依据。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>This p is that of a Mantel test (sites change places): pairs share sites, and the usual p, {usual}, takes them as independent.</source>
        <translation>此 p 值来自 Mantel 检验（站点互换位置）：站点对共用站点，而通常的 p 值 {usual} 把它们当作相互独立。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>There is no line for a map of predicted skill.</source>
        <translation>没有可用于预测技巧图的直线。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>A map of predicted skill (from 'Predict raster') rests on the distance of single records to the means of a site: R² = {a} {sign} {b} d.</source>
        <translation>预测技巧图（由“预测栅格”制作）依据单条记录到站点均值的距离：R² = {a} {sign} {b} d。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>It is 0 at a distance of {d}.</source>
        <translation>距离为 {d} 时它为 0。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>It is below 0 at any distance.</source>
        <translation>在任何距离它都低于 0。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Site</source>
        <translation>站点</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>R², ensemble</source>
        <translation>R²，集成</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>R², weights of whole sites</source>
        <translation>R²，按整个站点加权</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>R², one forest</source>
        <translation>R²，一个森林</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>RMSE, ensemble</source>
        <translation>RMSE，集成</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>RMSE, one forest</source>
        <translation>RMSE，一个森林</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Nearest site</source>
        <translation>最近的站点</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>R² of one forest of all records</source>
        <translation>全部记录的一个森林的 R²</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Sites under the ensemble and under one forest</source>
        <translation>集成与一个森林下的站点</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Each point is a site that neither has seen: above the line the ensemble does better. R² below -1 is drawn at -1.</source>
        <translation>每个点是两者都未见过的一个站点：在线以上表示集成更好。R² 低于 -1 时画在 -1 处。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Scores by site</source>
        <translation>各站点评分</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Mean RMSE</source>
        <translation>平均 RMSE</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Variance of RMSE</source>
        <translation>RMSE 的方差</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Mean R²</source>
        <translation>平均 R²</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>RMSE of each left-out site, its mean and its variance (divisor n - 1) over the sites of a zone.</source>
        <translation>每个留出站点的 RMSE，及其在分区各站点上的均值和方差（除数 n - 1）。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Scores by zone</source>
        <translation>各分区评分</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Sites without a zone: {list}.</source>
        <translation>没有分区的站点：{list}。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>{n} records were used, {left} left out for a missing value.</source>
        <translation>使用了 {n} 条记录，{left} 条因缺值被剔除。</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>estimator</source>
        <translation>估计器</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>nearest sites</source>
        <translation>最近站点数</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>fuzzifier</source>
        <translation>模糊指数</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>weights of the predictors</source>
        <translation>预测因子的权重</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>sites cut at predicted R² 0</source>
        <translation>在预测 R² 为 0 处截断站点</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>folds of sites</source>
        <translation>站点折数</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Predictors and their range in the records</source>
        <translation>预测因子及其在记录中的范围</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Predictor</source>
        <translation>预测因子</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Weight in the distance</source>
        <translation>在距离中的权重</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <location filename="../core/report/fuzzy/report.py"/>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>q over time</source>
        <translation>q 随时间的变化</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>Means of the classes</source>
        <translation>各类别的均值</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>Geographical detector: {target}</source>
        <translation>地理探测器：{target}</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>How much of the spatial variation of {target} lies between the classes of {n} factors.</source>
        <translation>{target} 的空间分异有多少来自 {n} 个因子的类别之间。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>with all factors</source>
        <translation>具有所有因子</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>Largest q of two factors</source>
        <translation>两个因子最大的 q</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>q: share of the variance between the classes</source>
        <translation>q：类别之间的方差所占比例</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>95 % of the null</source>
        <translation>零模型的 95 % 分位</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>q of the factors with intervals and null</source>
        <translation>各因子的 q 及区间和零模型</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>A factor whose bar does not pass the mark of the null explains no more than a factor of the same pattern that has nothing to do with the target.</source>
        <translation>如果一个因子的条形没有越过零模型的标记，它的解释力就不超过格局相同但与目标无关的因子。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>q of the factors over time</source>
        <translation>各因子的 q 随时间的变化</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>The classes of a factor are the same on all dates: those of the largest mean q.</source>
        <translation>一个因子在所有日期的类别相同：取平均 q 最大的类别。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>q of the factors on each date.</source>
        <translation>各日期各因子的 q。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>q of both factors together</source>
        <translation>两个因子共同的 q</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>Heat map of the interactions</source>
        <translation>交互作用热图</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>An overlay of two factors has more classes than either, so its q is never below theirs, and many small classes explain even noise: compare it with the null.</source>
        <translation>两个因子叠加后的类别比任何一个都多，所以其 q 不会低于单个因子；许多小类别甚至能解释噪声：请与零模型比较。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>Diagonal: q of each factor. Below: q of the overlay of two.</source>
        <translation>对角线：每个因子的 q。下方：两个因子叠加的 q。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>F-test of what two factors leave unexplained, two-sided, at the level {alpha}. It presumes independent values.</source>
        <translation>对两个因子未解释部分的 F 检验，双侧，显著性水平 {alpha}。前提是各值相互独立。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>Ecological detector</source>
        <translation>生态探测</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>q within each zone, with the classes of the whole region. A zone that spans few of the classes has a small q whatever the factor does.</source>
        <translation>每个分区内的 q，采用整个区域的类别。只跨少数类别的分区，无论因子如何作用，q 都小。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>q of the factors by zone</source>
        <translation>各分区内各因子的 q</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>q of each factor in each zone.</source>
        <translation>每个分区内每个因子的 q。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>Means by class of {factor}</source>
        <translation>按 {factor} 类别的均值</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>{factor}: mean of each class and one standard deviation.</source>
        <translation>{factor}：每个类别的均值和一个标准差。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>Risk detector</source>
        <translation>风险探测</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>Welch's t-test of the means of every two classes.</source>
        <translation>对每两个类别的均值作 Welch t 检验。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>p is meaningless here: the tests count {n} values as independent, and neighbouring cells are not. With so many values every factor is significant. Judge by the size of q, by its interval and by the null.</source>
        <translation>这里的 p 没有意义：检验把 {n} 个值当作相互独立，而相邻像元并不独立。值这么多时任何因子都显著。请依据 q 的大小、它的区间和零模型来判断。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>p presumes independent values and classes that were fixed beforehand. Classes chosen for their q, and neighbours that are alike, make it too small.</source>
        <translation>p 的前提是各值相互独立且类别事先确定。按 q 选出的类别以及彼此相似的邻近值会使 p 偏小。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>The interval comes from blocks of the region drawn with replacement; the classes stay as they are.</source>
        <translation>区间来自对区域分块的有放回抽取；类别保持不变。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>Values used: {used} of {all} of the target, those with all factors.</source>
        <translation>使用的值：目标 {all} 个值中的 {used} 个，即具有所有因子的值。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>No null was computed, as no draws were asked for.</source>
        <translation>未要求抽取，因此没有计算零模型。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>The null shuffles the records of each factor {n} times and chooses its classes anew. It is too low where neighbours are alike.</source>
        <translation>零模型把每个因子的记录打乱 {n} 次，并重新选择类别。在邻近值彼此相似之处它偏低。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/report.py"/>
        <source>The null shifts each factor {n} times across the region, over its edges, and chooses its classes anew: it keeps the pattern of the factor, and the advantage of the best of many classifications.</source>
        <translation>零模型把每个因子在区域内平移 {n} 次（越过边缘则从另一侧进入），并重新选择类别：它保留了因子的空间格局，也保留了从多种分类中取最优带来的优势。</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/texts.py"/>
        <source>quantiles</source>
        <translation>分位数</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/texts.py"/>
        <source>equal intervals</source>
        <translation>等间距</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/texts.py"/>
        <source>natural breaks</source>
        <translation>自然断点</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/texts.py"/>
        <source>geometric intervals</source>
        <translation>几何间距</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/texts.py"/>
        <source>standard deviations</source>
        <translation>标准差</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/texts.py"/>
        <source>values as they are</source>
        <translation>原值</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/texts.py"/>
        <source>classes as given</source>
        <translation>给定的类别</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/texts.py"/>
        <source>weaken each other, nonlinear</source>
        <translation>非线性减弱</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/texts.py"/>
        <source>weaken each other, univariate</source>
        <translation>单因子非线性减弱</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/texts.py"/>
        <source>enhance each other, bivariate</source>
        <translation>双因子增强</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/texts.py"/>
        <source>independent</source>
        <translation>相互独立</translation>
    </message>
    <message>
        <location filename="../core/report/geodetector/texts.py"/>
        <source>enhance each other, nonlinear</source>
        <translation>非线性增强</translation>
    </message>
    <message>
        <location filename="../core/report/grids/differences.py"/>
        <source>CRS {second} instead of {first}</source>
        <translation>坐标系为 {second}，而非 {first}</translation>
    </message>
    <message>
        <location filename="../core/report/grids/differences.py"/>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../core/report/grids/differences.py"/>
        <source>{columns} x {rows} cells instead of {first_columns} x {first_rows}</source>
        <translation>{columns} x {rows} 个像元，而非 {first_columns} x {first_rows}</translation>
    </message>
    <message>
        <location filename="../core/report/grids/differences.py"/>
        <source>cell size {width:.8g} x {height:.8g} instead of {w:.8g} x {h:.8g}</source>
        <translation>像元大小 {width:.8g} x {height:.8g}，而非 {w:.8g} x {h:.8g}</translation>
    </message>
    <message>
        <location filename="../core/report/grids/differences.py"/>
        <source>origin shifted by {east:.2f} cells east and {south:.2f} cells south</source>
        <translation>原点向东偏移 {east:.2f} 个像元，向南偏移 {south:.2f} 个像元</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Doubts</source>
        <translation>疑问</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>What was understood of your data</source>
        <translation>对您的数据的理解</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Check this page before you compute anything: it says how each raster and table is read. Doubtful items come first, with what can be done about them.</source>
        <translation>计算之前请先查看本页：它说明每个栅格和表格如何被读取。有疑问的内容列在最前，并附处理办法。</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>None: nothing in the files contradicts what is assumed.</source>
        <translation>无：文件中没有与所作假定相矛盾的内容。</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>time axis</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>band name</source>
        <translation>波段名</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>file name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>What they are</source>
        <translation>它们是什么</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Stated in</source>
        <translation>出处</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Dates from</source>
        <translation>日期出处</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Their values</source>
        <translation>它们的数值</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Smallest</source>
        <translation>最小</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Possible range</source>
        <translation>可能范围</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Cells with data (%)</source>
        <translation>有数据的像元（%）</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Scale</source>
        <translation>比例系数</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Ground area and classes</source>
        <translation>地面面积与类别</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>CRS</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>True area of a cell (% of nominal)</source>
        <translation>像元真实面积（占标称面积的 %）</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Shares and ranges come from a sample of each raster.</source>
        <translation>比例和范围来自每个栅格的抽样。</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>number</source>
        <translation>数值</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Rows read</source>
        <translation>读取的行</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Rows left out</source>
        <translation>略去的行</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Repeated records</source>
        <translation>重复记录</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Form</source>
        <translation>格式</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Filled</source>
        <translation>有值</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <location filename="../core/report/grids/inspection.py"/>
        <source>Marks of missing values</source>
        <translation>缺失值标记</translation>
    </message>
    <message>
        <location filename="../core/report/grids/report.py"/>
        <source>All rasters are compared with the first, {name}.</source>
        <translation>所有栅格与第一个 {name} 比较。</translation>
    </message>
    <message>
        <location filename="../core/report/grids/report.py"/>
        <source>South-up rasters are turned while they are read; nothing needs to be done.</source>
        <translation>南在上的栅格在读取时翻转；无需处理。</translation>
    </message>
    <message>
        <location filename="../core/report/grids/report.py"/>
        <source>Do they fit together?</source>
        <translation>它们是否相配？</translation>
    </message>
    <message>
        <location filename="../core/report/grids/report.py"/>
        <source>The grids</source>
        <translation>各格网</translation>
    </message>
    <message>
        <location filename="../core/report/grids/report.py"/>
        <source>Yes: all cells coincide. They can be used together as they are.</source>
        <translation>是：所有像元重合。可直接一起使用。</translation>
    </message>
    <message>
        <location filename="../core/report/grids/report.py"/>
        <source>No: {n} of {all} rasters do not share the first one's cells. Bring them to one grid with 'Align rasters'.</source>
        <translation>否：{all} 个栅格中有 {n} 个与第一个的像元不一致。请用“对齐栅格”使其位于同一格网。</translation>
    </message>
    <message>
        <location filename="../core/report/grids/report.py"/>
        <source>What differs</source>
        <translation>差异</translation>
    </message>
    <message>
        <location filename="../core/report/grids/report.py"/>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <location filename="../core/report/grids/report.py"/>
        <source>Columns x rows</source>
        <translation>列 x 行</translation>
    </message>
    <message>
        <location filename="../core/report/grids/report.py"/>
        <source>Cell size</source>
        <translation>像元大小</translation>
    </message>
    <message>
        <location filename="../core/report/grids/report.py"/>
        <source>West, south, east, north</source>
        <translation>西、南、东、北</translation>
    </message>
    <message>
        <location filename="../core/report/grids/report.py"/>
        <source>South-up</source>
        <translation>南在上</translation>
    </message>
    <message>
        <location filename="../core/report/grids/report.py"/>
        <source>Position and size</source>
        <translation>位置与大小</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>The grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>dates of the files</source>
        <translation>文件中的日期</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>months</source>
        <translation>月</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>years</source>
        <translation>年</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Receipt of the import</source>
        <translation>导入回执</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>What was read from which files, what was joined, masked and converted, and what is missing. Doubtful items come first.</source>
        <translation>从哪些文件读取了什么，拼接、掩膜、换算了什么，以及缺少什么。疑点列在最前。</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Files read</source>
        <translation>读取的文件</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Rasters written</source>
        <translation>写出的栅格</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Rasters kept</source>
        <translation>保留的栅格</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>made before from the same content</source>
        <translation>此前由相同内容生成</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>table of products</source>
        <translation>产品表</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>sum</source>
        <translation>总和</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>largest</source>
        <translation>最大值</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>smallest</source>
        <translation>最小值</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>none: the cells of the files</source>
        <translation>无：沿用文件的像元</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>nearest cell</source>
        <translation>最近像元</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>average</source>
        <translation>平均</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>most frequent class</source>
        <translation>出现最多的类别</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>In the files</source>
        <translation>文件中的名称</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Tiles joined</source>
        <translation>拼接的分幅数</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>From stored numbers to values</source>
        <translation>从存储数到数值</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Scale of stored numbers</source>
        <translation>存储数的比例系数</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Unit before</source>
        <translation>换算前单位</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Conversion of the first date</source>
        <translation>第一个日期的换算</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Unit after</source>
        <translation>换算后单位</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Several dates</source>
        <translation>多个日期</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Values read, after masks</source>
        <translation>掩膜后读取的数值</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Documentation of the products</source>
        <translation>产品说明文档</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Amounts per time are brought to amounts per day first; the conversion is that of the first date. A sum is the mean amount per day times the days of the period. Values read are a sample of the cells of all dates.</source>
        <translation>单位时间的量先换算为每日的量；表中的换算是第一个日期的换算。总和为平均每日的量乘以时段的天数。读取的数值是所有日期像元的抽样。</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>First</source>
        <translation>首个</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Last</source>
        <translation>末个</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Missing between</source>
        <translation>其间缺少</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Incomplete periods left out</source>
        <translation>未生成的不完整时段</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Dates found and missing</source>
        <translation>找到和缺少的日期</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>No variable was masked by quality bands.</source>
        <translation>没有变量按质量波段掩膜。</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>{name}: {share} % of the cells with data were masked.</source>
        <translation>{name}：有数据的像元中 {share} % 被掩膜。</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Quality band</source>
        <translation>质量波段</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Bits</source>
        <translation>位</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>What they tell</source>
        <translation>含义</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Values kept</source>
        <translation>保留的取值</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Cells masked by the rule (%)</source>
        <translation>该规则掩膜的像元（%）</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Share masked by each rule</source>
        <translation>各规则掩膜的比例</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Several rules may mask one cell. Shares come from a sample of each tile.</source>
        <translation>一个像元可能被多条规则掩膜。比例由各分幅的样本得出。</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Grid of the rasters</source>
        <translation>栅格的网格</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>Files left out</source>
        <translation>跳过的文件</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>per hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>per day</source>
        <translation>每日</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>per month</source>
        <translation>每月</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>per year</source>
        <translation>每年</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>per step of the files</source>
        <translation>每个文件时段</translation>
    </message>
    <message>
        <location filename="../core/report/imports_report.py"/>
        <source>files declare {scale}</source>
        <translation>文件声明为 {scale}</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>What changed</source>
        <translation>发生了什么变化</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Carbon</source>
        <translation>碳</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Period by period</source>
        <translation>逐时段</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Land-use transfer {first} to {last}</source>
        <translation>土地利用转移，{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Areas that went from one class to another, on true cell areas.</source>
        <translation>由一类转为另一类的面积，按真实像元面积。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Areas that went from one class to another, and the carbon change on them.</source>
        <translation>由一类转为另一类的面积，及其上的碳变化。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Changed class</source>
        <translation>类别变化</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>share of the area that changed per year</source>
        <translation>每年变化的面积比例</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Comprehensive dynamic degree</source>
        <translation>综合动态度</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>on {area} km² with carbon at both dates</source>
        <translation>两个日期均有碳的 {area} km²</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>the rest, {amount}, on land that kept its class</source>
        <translation>其余 {amount} 发生在类别不变的土地上</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>By conversion</source>
        <translation>由转换引起</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Bars: area of each class. Pale bands stay what they were.</source>
        <translation>条带：各类别的面积。浅色条带为未变化者。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>The land that changed its class, enlarged.</source>
        <translation>类别变化的土地，放大显示。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Area (km²)</source>
        <translation>面积（km²）</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Transfer matrix of areas</source>
        <translation>面积转移矩阵</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Transfer matrix, km²: rows are classes of {first}, columns of {last}.</source>
        <translation>转移矩阵，km²：行为 {first} 的类别，列为 {last} 的类别。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Transfer matrix, km2</source>
        <translation>转移矩阵，km2</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>No cell changed its class.</source>
        <translation>没有像元改变类别。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>The largest conversion: {first} to {last}, {area} km² ({share} % of what changed).</source>
        <translation>最大的转换：{first} 转为 {last}，{area} km²（占变化面积的 {share} %）。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Carbon change of the pairs of classes, ranked</source>
        <translation>各类别对的碳变化排序</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Matrix of carbon changes</source>
        <translation>碳变化矩阵</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Net change {change}: {within} within classes and {conversion} by conversion. Pairs that gained add up to {gain}, pairs that lost to {loss}.</source>
        <translation>净变化 {change}：类别内 {within}，转移 {conversion}。增加的类别对合计 {gain}，减少的合计 {loss}。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Gains and losses nearly cancel, so the net change says little of what went on.</source>
        <translation>增加与减少几乎抵消，因此净变化不能说明实际发生的变化。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>The pairs that moved most carbon.</source>
        <translation>碳变动最多的类别对。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Carbon change of each pair; the diagonal is land that kept its class.</source>
        <translation>各类别对的碳变化；对角线为类别未变的土地。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Attribution</source>
        <translation>归因</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Class in {date}</source>
        <translation>{date} 年的类别</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>{name} (unchanged)</source>
        <translation>{name}（未变化）</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Changed (km2)</source>
        <translation>变化（km2）</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Changed (%)</source>
        <translation>变化（%）</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Dynamic degree (% yr-1)</source>
        <translation>动态度（% yr-1）</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Carbon change (Tg C)</source>
        <translation>碳变化（Tg C）</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>By conversion (Tg C)</source>
        <translation>转移引起（Tg C）</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Within classes (Tg C)</source>
        <translation>类别内（Tg C）</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Periods; the last row is the whole span</source>
        <translation>各时段；最后一行为整个跨度</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Transfer matrix {first} to {last}, km2</source>
        <translation>转移矩阵 {first} 至 {last}，km2</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Rasters: {names}.</source>
        <translation>栅格：{names}。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Of {cells} cells, {start} have no land use at the start and {end} at the end; {n} are left out of the matrix for that.</source>
        <translation>{cells} 个像元中，起始无土地利用者 {start} 个，终止无者 {end} 个；因此 {n} 个不计入矩阵。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>{start} cells have no carbon at the start, {end} at the end. {n} cells with a class at both dates lack carbon: they count for areas, not for carbon.</source>
        <translation>起始无碳的像元 {start} 个，终止无碳的 {end} 个。{n} 个两个日期均有类别的像元缺碳：计入面积，不计入碳。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Carbon by pixel accounting: the change of each cell times its area, summed by pair. The sums are exact, so the pairs add up to the total.</source>
        <translation>按像元核算碳：每个像元的变化乘以其面积，按类别对求和。求和是精确的，各对之和等于总量。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Carbon by densities from a table: area of the pair times the density of the class it became minus that of the class it was.</source>
        <translation>按表中的碳密度核算：类别对的面积乘以变化后类别的密度减变化前类别的密度。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Carbon by densities: area of the pair times the difference of the mean carbon of the classes, taken from the carbon rasters at their dates.</source>
        <translation>按碳密度核算：类别对的面积乘以类别平均碳之差，平均碳取自各日期的碳栅格。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/report.py"/>
        <source>Areas are those of the cells on the ground (on the ellipsoid for rasters in degrees). The dynamic degree of a class is its change in percent of its first area per year; the comprehensive one is the share of the whole area that changed class, per year.</source>
        <translation>面积为像元的地面面积（以度为单位的栅格按椭球面）。类别的动态度为其每年变化占初始面积的百分比；综合动态度为每年类别变化面积占总面积的比例。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/sankey.py"/>
        <source>Land-use transfer {first} to {last} (km²)</source>
        <translation>土地利用转移，{first} 至 {last}（km²）</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/sankey.py"/>
        <source>Point at a flow or a bar to read its area.</source>
        <translation>将鼠标指向流带或柱条即可查看其面积。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/sankey.py"/>
        <source>All land</source>
        <translation>全部土地</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/sankey.py"/>
        <source>Changed land only</source>
        <translation>仅类别变化的土地</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/sankey.py"/>
        <source>Flows of less than 0.001 % of the land shown are not drawn.</source>
        <translation>面积不足所示土地 0.001 % 的流带不予绘制。</translation>
    </message>
    <message>
        <location filename="../core/report/landuse/sankey.py"/>
        <source>carbon change {amount}</source>
        <translation>碳变化 {amount}</translation>
    </message>
    <message>
        <location filename="../core/report/map_figures.py"/>
        <source>Easting</source>
        <translation>东向坐标</translation>
    </message>
    <message>
        <location filename="../core/report/map_figures.py"/>
        <source>Northing</source>
        <translation>北向坐标</translation>
    </message>
    <message>
        <location filename="../core/report/map_figures.py"/>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <location filename="../core/report/map_figures.py"/>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>Emerging hot spots, {first} to {last}</source>
        <translation>新兴热点，{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>Getis-Ord Gi* on {n} dates, Mann-Kendall on the scores of each cell, classes by the rules that Esri publishes.</source>
        <translation>{n} 个日期的 Getis-Ord Gi*，对每个像元得分的 Mann-Kendall 检验，按 Esri 公布的规则分类。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>Where hot spots emerge and fade</source>
        <translation>热点在何处出现和消退</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>Date by date</source>
        <translation>逐日期</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>Hot spot classes</source>
        <translation>热点类别</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>of the area</source>
        <translation>占面积</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>Cold spot classes</source>
        <translation>冷点类别</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>with data on all dates</source>
        <translation>所有日期均有数据</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>Map of the emerging hot spots</source>
        <translation>新兴热点图</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>The classes that occur; cells without a pattern are grey.</source>
        <translation>出现的类别；无模式的像元为灰色。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>Areas of the classes</source>
        <translation>各类别的面积</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>Share of hot and cold spots over time</source>
        <translation>热点和冷点比例随时间的变化</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>Share of the area that is a hot or a cold spot on each date.</source>
        <translation>每个日期热点或冷点所占面积的比例。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>Areas by date</source>
        <translation>各日期的面积</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>each date is compared with its own mean and standard deviation</source>
        <translation>每个日期与其自身的均值和标准差比较</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>all dates are compared with the mean and standard deviation of the series</source>
        <translation>所有日期与整个序列的均值和标准差比较</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>two-sided p up to {alpha}</source>
        <translation>双侧 p 不超过 {alpha}</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>false-discovery rate {alpha} over all cells and dates</source>
        <translation>所有像元和日期的错误发现率 {alpha}</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>Neighbours: {contiguity}; {compared}. Hot or cold on a date: {rule}, that is a score of at least {least} in size.</source>
        <translation>邻域：{contiguity}；{compared}。某日期为热点或冷点：{rule}，即得分的绝对值不小于 {least}。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>Intensifying and diminishing: Mann-Kendall on the scores, two-sided p up to {alpha}; the dates are taken as independent.</source>
        <translation>加强与逐渐减少：对得分的 Mann-Kendall 检验，双侧 p 不超过 {alpha}；各日期视为相互独立。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>Where two of the published definitions hold, the class is the first of: new, consecutive, oscillating, sporadic. A spot on at least 90 % of the dates that is none on the last is historical.</source>
        <translation>若同时符合两个公布的定义，类别取以下顺序中的第一个：新增、连续、振荡、分散。在至少 90 % 的日期为热点（冷点）而最后日期不是者为历史。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>A hot spot is high compared with the mean, whatever the sign of the values. Neighbours in time are not counted, which ArcGIS does by default.</source>
        <translation>热点是相对于均值的高值，与数值正负无关。不计时间上的邻居，而 ArcGIS 默认计入。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/emerging_report.py"/>
        <source>{n} cells without a neighbour have no result.</source>
        <translation>{n} 个没有邻居的像元没有结果。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/global_report.py"/>
        <source>Statistics</source>
        <translation>统计量</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/global_report.py"/>
        <source>Moran's I above its expectation, Geary's c below 1 and more neighbours of the same class than expected mean that neighbours are alike. A general G above its expectation means that high values gather, one below that low values do. A trend across the region counts as pattern, and results change with the division into polygons.</source>
        <translation>Moran's I 大于期望值、Geary's c 小于 1、同类邻居多于期望值，都表示邻居相似。一般 G 大于期望值表示高值聚集，小于期望值表示低值聚集。贯穿区域的趋势也算作格局，结果随多边形的划分而变。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/global_report.py"/>
        <source>Are neighbouring polygons alike?</source>
        <translation>相邻多边形是否相似？</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/global_report.py"/>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/global_report.py"/>
        <source>Reading it</source>
        <translation>解读</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/global_report.py"/>
        <source>{p} by permutations, one-sided</source>
        <translation>{p}（置换检验，单侧）</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/global_report.py"/>
        <source>{subject}: not tested.</source>
        <translation>{subject}：未检验。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/global_report.py"/>
        <source>{subject}: no pattern at the 5 % level.</source>
        <translation>{subject}：在 5% 水平上没有格局。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/global_report.py"/>
        <source>{subject}: high values gather.</source>
        <translation>{subject}：高值聚集。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/global_report.py"/>
        <source>{subject}: low values gather.</source>
        <translation>{subject}：低值聚集。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/global_report.py"/>
        <source>{subject}: neighbours are alike.</source>
        <translation>{subject}：邻居相似。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/global_report.py"/>
        <source>{subject}: neighbours are unlike.</source>
        <translation>{subject}：邻居不相似。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>Path of the centre</source>
        <translation>重心的轨迹</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>Centres by date</source>
        <translation>各日期的重心</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>Movement over all dates</source>
        <translation>全部日期的移动</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>Gravity centres of {name}, {first} to {last}</source>
        <translation>{name} 的重心，{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>Mean place of all cells on {n} dates, weighted by value times true area.</source>
        <translation>{n} 个日期所有像元的平均位置，以值乘以真实面积加权。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>Where the centres lie</source>
        <translation>重心的位置</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>How they move</source>
        <translation>如何移动</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>{zone}: centres by date, and the ellipses of the first and the last; dashed: their ellipses of error.</source>
        <translation>{zone}：各日期的重心，以及首末日期的椭圆；虚线为其误差椭圆。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>{zone}: centres by date, and the ellipses of the first and the last.</source>
        <translation>{zone}：各日期的重心，以及首末日期的椭圆。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>First to last centre</source>
        <translation>首个至末个重心</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>direction {azimuth}°</source>
        <translation>方向 {azimuth}°</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>Movement per year</source>
        <translation>每年移动</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>least squares, direction {azimuth}°</source>
        <translation>最小二乘，方向 {azimuth}°</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source> ({low} to {high})</source>
        <translation>（{low} 至 {high}）</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>The error of these centres is unknown: a shift may be nothing but the error of the maps. Name the models that made the maps and their predictors to get it.</source>
        <translation>这些重心的误差未知：移动可能只是地图的误差。给出制作地图的模型及其预测因子即可得到误差。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>Ellipses of error enclose the true centre with a share of {coverage} %; distances have the bounds that such an ellipse of the shift gives, 0 where the centre may not have moved. The error adds, as variances, what the models get wrong at places without sites, how little the records tell of unusual dates, and what another set of sites would have made of the models. Dates share most of it.</source>
        <translation>误差椭圆以 {coverage} % 的比例包含真实重心；距离的上下限由移动的误差椭圆得出，重心可能没有移动时下限为 0。误差以方差相加：模型在没有站点处的误差、记录对异常日期所能说明的多少，以及换一组站点会得到怎样的模型。各日期共有其中大部分。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>A part of the error is not known here (see the log): the true error is at least as large as the ellipses say.</source>
        <translation>此处有一部分误差未知（见日志）：真实误差至少与椭圆所示一样大。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>Weights are the values times true cell areas.</source>
        <translation>权重为数值乘以像元真实面积。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>Only the sinks of each date weigh, by their values times true cell areas.</source>
        <translation>仅各日期的碳汇参与加权，权重为其数值乘以像元真实面积。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>Only the sources of each date weigh, by their size times true cell areas.</source>
        <translation>仅各日期的碳源参与加权，权重为其绝对值乘以像元真实面积。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>All cells weigh by the size of their values times true cell areas.</source>
        <translation>所有像元的权重为数值的绝对值乘以像元真实面积。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>{n} cells with data on all dates.</source>
        <translation>{n} 个像元在所有日期均有数据。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>The centre is the mean place in space, led back to the ellipsoid along its normal; distances and directions are geodesics on WGS 84, directions in degrees clockwise from north.</source>
        <translation>重心为空间中的平均位置沿椭球法线投影回椭球面；距离和方向为 WGS 84 上的大地线，方向为自北顺时针的度数。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/gravity_report.py"/>
        <source>Ellipses have one standard deviation along the two main directions; they enclose 39 % of weights that are normally distributed.</source>
        <translation>椭圆沿两个主方向各取一倍标准差；权重呈正态分布时包含 39 %。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Moran's I by raster</source>
        <translation>各栅格的莫兰指数 I</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Moran's I over time</source>
        <translation>莫兰指数 I 随时间的变化</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Moran's I of each date; without any pattern it would be {expected}, give or take {spread} (twice the standard deviation).</source>
        <translation>各日期的莫兰指数 I；没有任何格局时为 {expected}，上下约 {spread}（两倍标准差）。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Are neighbouring cells alike? {n} rasters, row-standardised weights.</source>
        <translation>相邻像元是否相似？{n} 个栅格，行标准化权重。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>under randomisation</source>
        <translation>随机化假设下</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>With many cells every smooth map is significant: compare the size of I between dates, not its p. A gradient across the region counts as pattern, too.</source>
        <translation>像元很多时，任何平滑的图都是显著的：请比较各日期 I 的大小，而非其 p。横跨区域的梯度也算格局。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Value (standard deviations from the mean)</source>
        <translation>数值（与均值相差的标准差数）</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Mean of the neighbours (same scale)</source>
        <translation>邻居均值（同一尺度）</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Slope = Moran's I = {i}</source>
        <translation>斜率 = 莫兰指数 I = {i}</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Moran scatter plot: values against the mean of their neighbours</source>
        <translation>莫兰散点图：数值与其邻居的均值</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Map of the LISA classes</source>
        <translation>LISA 类别图</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Map of the significance</source>
        <translation>显著性图</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Clusters and outliers of {name}</source>
        <translation>{name} 的聚集与异常</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Local Moran's I of {n} cells.</source>
        <translation>{n} 个像元的局部莫兰指数 I。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Where values gather</source>
        <translation>数值聚集之处</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>High-high and low-low are clusters, the rest outliers.</source>
        <translation>高-高和低-低为聚集，其余为异常。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>How sure it is</source>
        <translation>可靠程度</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>p of each cell, before any false-discovery rate.</source>
        <translation>各像元的 p，未经错误发现率控制。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Moran scatter plot</source>
        <translation>莫兰散点图</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>A random sample of {n} cells in the colours of their classes.</source>
        <translation>随机抽取的 {n} 个像元，颜色为其类别。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Share of each class over time</source>
        <translation>各类别比例随时间的变化</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>High-high clusters cover {first} % of the area in {start} and {last} % in {end}; Sen's slope is {slope} % of the area per year (Mann-Kendall {p}).</source>
        <translation>高-高聚集占面积的比例在 {start} 为 {first} %，在 {end} 为 {last} %；Sen 斜率为每年 {slope} %（占面积，Mann-Kendall {p}）。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Clusters over time</source>
        <translation>聚集随时间的变化</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Local Moran's I of {n} dates on the cells valid on all of them.</source>
        <translation>{n} 个日期的局部莫兰指数 I，限所有日期均有效的像元。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>High-high, last date</source>
        <translation>高-高，最后日期</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Trend of that share</source>
        <translation>该比例的趋势</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Shares</source>
        <translation>比例</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Share of the clusters and outliers on each date.</source>
        <translation>各日期聚集与异常的比例。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Trends of the shares</source>
        <translation>比例的趋势</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Areas</source>
        <translation>面积</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Each date is judged against its own mean, so a share shows how values cluster, not how high they are.</source>
        <translation>每个日期以其自身均值为准，因此比例说明数值如何聚集，而非其高低。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>not significant</source>
        <translation>不显著</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>the slope of the scatter plot</source>
        <translation>散点图的斜率</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Low-low clusters</source>
        <translation>低-低聚集</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>a pooled reference of {n} random neighbour sums</source>
        <translation>{n} 个随机邻居和的合并参照</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>{n} conditional permutations</source>
        <translation>{n} 次条件置换</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>one-sided (directed) p; pure noise passes twice as often as its limit says</source>
        <translation>单侧（定向）p；纯噪声通过的频率是其界限的两倍</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>two-sided p</source>
        <translation>双侧 p</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>p up to {alpha} counts as significant</source>
        <translation>p 不超过 {alpha} 计为显著</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>false-discovery rate {alpha}: p up to {limit} counts as significant</source>
        <translation>错误发现率 {alpha}：p 不超过 {limit} 计为显著</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Tested against {reference}; {tail}; {rule}.</source>
        <translation>检验依据：{reference}；{tail}；{rule}。</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>Largest significant p</source>
        <translation>显著的最大 p</translation>
    </message>
    <message>
        <location filename="../core/report/pattern/report.py"/>
        <source>The maps behind the shares</source>
        <translation>比例所依据的图</translation>
    </message>
    <message>
        <location filename="../core/report/quantity_names.py"/>
        <source>first 2, 3, ... values</source>
        <translation>前 2、3、… 个值</translation>
    </message>
    <message>
        <location filename="../core/report/quantity_names.py"/>
        <source>blocks</source>
        <translation>分块</translation>
    </message>
    <message>
        <location filename="../core/report/quantity_names.py"/>
        <source>blocks, corrected after Anis and Lloyd</source>
        <translation>分块，按 Anis 和 Lloyd 校正</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Heterotrophic against soil respiration</source>
        <translation>异养呼吸与土壤呼吸</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>A straight line and a line of the logarithms through {n} records that have both soil respiration (Rs) and heterotrophic respiration (Rh).</source>
        <translation>对 {n} 条同时有土壤呼吸（Rs）和异养呼吸（Rh）的记录拟合直线和对数直线。</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Intercept</source>
        <translation>截距</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>unit of Rs</source>
        <translation>Rs 的单位</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>R² of the line</source>
        <translation>直线的 R²</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>n = {n}</source>
        <translation>n = {n}</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>The lines</source>
        <translation>拟合线</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Fitted line</source>
        <translation>拟合直线</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Fitted in logarithms</source>
        <translation>以对数拟合</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Published: {a} Rs + {b}</source>
        <translation>已发表：{a} Rs + {b}</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Soil respiration Rs</source>
        <translation>土壤呼吸 Rs</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Heterotrophic respiration Rh</source>
        <translation>异养呼吸 Rh</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Heterotrophic against soil respiration, with fitted lines</source>
        <translation>异养呼吸与土壤呼吸，带拟合线</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Fit</source>
        <translation>拟合</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>SE of slope</source>
        <translation>斜率的标准误</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>SE of intercept</source>
        <translation>截距的标准误</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>p of slope</source>
        <translation>斜率的 p</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Each point is a record. The dashed line is published: {source}</source>
        <translation>每个点为一条记录。虚线为已发表的结果：{source}</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Least-squares fits</source>
        <translation>最小二乘拟合</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>{used} records were used, {dropped} lack one of the two values.</source>
        <translation>使用了 {used} 条记录，{dropped} 条缺少两值之一。</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>{n} records with a value that is not positive have no logarithm and are not in the second line.</source>
        <translation>{n} 条记录的值不为正，没有对数，不计入第二条线。</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Below Rs = {limit} the straight line gives more heterotrophic than soil respiration, which cannot be. Use the line of the logarithms where Rs is that low.</source>
        <translation>Rs 低于 {limit} 时，直线给出的异养呼吸大于土壤呼吸，这是不可能的。Rs 如此低之处请采用对数直线。</translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Records of one site and year are not independent of each other: the errors given are too small where sites repeat.</source>
        <translation>同一站点不同年份的记录并不独立：站点重复时所给误差偏小。</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>How good is the model?</source>
        <translation>模型有多好？</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>Series of the sites</source>
        <translation>站点序列</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>Observed and predicted</source>
        <translation>观测与预测</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>The networks</source>
        <translation>各网络</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>LSTM of {target}</source>
        <translation>{target} 的 LSTM</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>Predicts a date from {p} predictors at {steps} steps in a row (step: {step}); {n} windows of {sites} sites.</source>
        <translation>由 {p} 个预测因子在连续 {steps} 步（步长：{step}）上的值预测一个日期；{sites} 个站点的 {n} 个窗口。</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>held out: {how}</source>
        <translation>留出：{how}</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>R² of the LSTM</source>
        <translation>LSTM 的 R²</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>R² of the best baseline</source>
        <translation>最佳基线的 R²</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>R² at other sites</source>
        <translation>其他站点的 R²</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>These scores hold for new dates at the same sites. They do not tell how good a map is between the sites; a validation that holds out whole sites does.</source>
        <translation>这些评分适用于相同站点的新日期。它们不能说明站点之间的地图有多好；留出整个站点的验证可以说明。</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>All of them learn from the same windows and predict the same held-out ones. The mean seasonal cycle is that of the site in its training part (of the other sites where the site is held out). Anomalies are departures from it: their R² says what a model knows beyond the time of the year.</source>
        <translation>它们都由相同的窗口学习，并预测相同的留出窗口。平均季节循环为该站点训练部分的循环（留出该站点时为其他站点的）。距平为对其的偏离：距平的 R² 说明模型在季节之外还知道什么。</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>{how}: the LSTM (R² {r2}) does better than its best baseline, {name} ({best}).</source>
        <translation>{how}：LSTM（R² {r2}）优于其最佳基线 {name}（{best}）。</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>{how}: the LSTM (R² {r2}) does worse than its best baseline, {name} ({best}); take that one, or more data.</source>
        <translation>{how}：LSTM（R² {r2}）不如其最佳基线 {name}（{best}）；请采用后者，或增加数据。</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>{how}: the LSTM (R² {r2}) is as good as its best baseline, {name} ({best}); the simpler one is as right a choice.</source>
        <translation>{how}：LSTM（R² {r2}）与其最佳基线 {name}（{best}）相当；选择更简单者同样正确。</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>R² of anomalies</source>
        <translation>距平的 R²</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>Scores: {how}</source>
        <translation>评分：{how}</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>All sites</source>
        <translation>全部站点</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>R² training {train}, held out {held}</source>
        <translation>R² 训练 {train}，留出 {held}</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>Observed against predicted</source>
        <translation>观测与预测</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>Grey: windows of the training part; orange: the last part of each site's time.</source>
        <translation>灰色：训练部分的窗口；橙色：每个站点时间的最后部分。</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>{n} networks from different random numbers: held-out R² {mean} on average, standard deviation {sd}, from {low} to {high}. The model is the mean of their predictions.</source>
        <translation>以不同随机数训练的 {n} 个网络：留出 R² 平均 {mean}，标准差 {sd}，{low} 至 {high}。模型为其预测的平均。</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>Early stopping</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>RMSE (standard deviations)</source>
        <translation>RMSE（标准差的倍数）</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>Learning curves</source>
        <translation>学习曲线</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>Error over the passes through the training windows, one line per network; dropout makes the training error look larger than it is. The dot is the epoch that was kept.</source>
        <translation>误差随遍历训练窗口次数的变化，每个网络一条线；随机失活使训练误差看起来偏大。圆点为所保留的轮次。</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>{train} windows to learn from, {stop} for early stopping, {test} held out. The model in the file is the one that was tested: it did not learn from the held-out part.</source>
        <translation>{train} 个窗口用于学习，{stop} 个用于提前停止，{test} 个留出。文件中的模型即受检验的模型：它没有学习留出部分。</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>best epochs</source>
        <translation>最佳轮次</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>windows learnt from</source>
        <translation>学习所用窗口</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>tuning</source>
        <translation>调参</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>Distribution of the target</source>
        <translation>目标的分布</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>The line marks the median.</source>
        <translation>线标出中位数。</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/report.py"/>
        <source>Stratum</source>
        <translation>分层</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>1 month</source>
        <translation>1 个月</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>1 year</source>
        <translation>1 年</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>{n} days</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>{n} months</source>
        <translation>{n} 个月</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>{n} years</source>
        <translation>{n} 年</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>Mean seasonal cycle</source>
        <translation>平均季节循环</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>Forest with lags</source>
        <translation>含滞后的随机森林</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>fit to the training part</source>
        <translation>对训练部分的拟合</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>last part of each site's time</source>
        <translation>每个站点时间的最后部分</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>whole sites held out</source>
        <translation>留出整个站点</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>Fitted</source>
        <translation>拟合</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>The dashed line is the start of the held-out part, to which the scores belong. Of long series means over several steps are drawn; the scores are those of single steps.</source>
        <translation>虚线为留出部分的起点，评分针对该部分。长序列绘出数步的平均；评分针对单步。</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>Means over {step}.</source>
        <translation>{step}的平均。</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>{n} more sites are not drawn; the table of predictions has them.</source>
        <translation>另有 {n} 个站点未绘出；见预测表。</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>nothing held out</source>
        <translation>没有留出</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>R², {name}</source>
        <translation>R²，{name}</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>RMSE, LSTM</source>
        <translation>RMSE，LSTM</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>Mean error, LSTM</source>
        <translation>平均误差，LSTM</translation>
    </message>
    <message>
        <location filename="../core/report/sequence/sites.py"/>
        <source>Scores by site: {how}</source>
        <translation>各站点评分：{how}</translation>
    </message>
    <message>
        <location filename="../core/report/sites/products_report.py"/>
        <source>Products compared at {n} records</source>
        <translation>在 {n} 条记录处比较产品</translation>
    </message>
    <message>
        <location filename="../core/report/sites/products_report.py"/>
        <source>Values of {k} products read at the sites and held against the measurements; only records where all products have a value count.</source>
        <translation>在站点处读取 {k} 个产品的值并与测量比较；只计所有产品均有值的记录。</translation>
    </message>
    <message>
        <location filename="../core/report/sites/products_report.py"/>
        <source>Reference</source>
        <translation>参照</translation>
    </message>
    <message>
        <location filename="../core/report/sites/products_report.py"/>
        <source>held against the others</source>
        <translation>与其余产品比较</translation>
    </message>
    <message>
        <location filename="../core/report/sites/products_report.py"/>
        <source>Observed and mapped</source>
        <translation>观测与制图</translation>
    </message>
    <message>
        <location filename="../core/report/sites/products_report.py"/>
        <source>{name} has the smallest error (RMSE {rmse} {unit}).</source>
        <translation>{name} 的误差最小（RMSE {rmse} {unit}）。</translation>
    </message>
    <message>
        <location filename="../core/report/sites/products_report.py"/>
        <source>A product that was trained on these very records is scored too well here: its held-out scores, not these, say how good its map is.</source>
        <translation>用这些记录训练的产品在此评分偏高：说明其图好坏的是其留出评分，而非这些。</translation>
    </message>
    <message>
        <location filename="../core/report/sites/products_report.py"/>
        <source>Mean error P − O</source>
        <translation>平均误差 P − O</translation>
    </message>
    <message>
        <location filename="../core/report/sites/products_report.py"/>
        <source>PBIAS (%), below 0: underestimated</source>
        <translation>PBIAS（%），小于 0 为低估</translation>
    </message>
    <message>
        <location filename="../core/report/sites/products_report.py"/>
        <source>Slope of predicted on observed</source>
        <translation>预测对观测的斜率</translation>
    </message>
    <message>
        <location filename="../core/report/sites/products_report.py"/>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <location filename="../core/report/sites/products_report.py"/>
        <source>Mean of the others</source>
        <translation>其余的均值</translation>
    </message>
    <message>
        <location filename="../core/report/sites/products_report.py"/>
        <source>Difference: by how much {name} is better than the mean of the others; the sign of an error does not count. None is given where the others' mean is close to zero.</source>
        <translation>差异：{name} 比其余产品的均值好多少；不计误差的符号。其余产品的均值接近零时不给出。</translation>
    </message>
    <message>
        <location filename="../core/report/sites/products_report.py"/>
        <source>Scores by product</source>
        <translation>各产品的评分</translation>
    </message>
    <message>
        <location filename="../core/report/sites/products_report.py"/>
        <source>Observed against {name}</source>
        <translation>观测与 {name}</translation>
    </message>
    <message>
        <location filename="../core/report/sites/products_report.py"/>
        <source>{name}: r {r}, RMSE {rmse}, {n} records.</source>
        <translation>{name}：r {r}，RMSE {rmse}，{n} 条记录。</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>Predictors of {target}</source>
        <translation>{target} 的预测因子</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>{k} predictors on {n} records that have all values.</source>
        <translation>{k} 个预测因子，{n} 条各值齐全的记录。</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>Suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>Limit of |r|</source>
        <translation>|r| 的上限</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>between predictors</source>
        <translation>预测因子之间</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>Limit of VIF</source>
        <translation>VIF 的上限</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>variance inflation</source>
        <translation>方差膨胀</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>The suggested set</source>
        <translation>建议的组合</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>Correlations</source>
        <translation>相关</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>correlates with {other} (r = {r}), which says more of the target</source>
        <translation>与 {other} 相关（r = {r}），而后者与目标关系更密切</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>follows from the others together (VIF {vif})</source>
        <translation>可由其余因子共同得出（VIF {vif}）</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>has the same value everywhere</source>
        <translation>处处取值相同</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>Leave out: {gone}. A forest predicts as well with them, but its importance is then shared out among predictors that say the same, and a linear model's coefficients lose their meaning.</source>
        <translation>略去：{gone}。保留它们时森林预测得同样好，但重要性会分散到信息重复的预测因子上，线性模型的系数则失去意义。</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>No two predictors say the same: all can stay.</source>
        <translation>没有两个预测因子信息重复：均可保留。</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>The suggestion looks at the numbers only. Where two predictors are alike, take the one with the better reason, and the one whose rasters are better.</source>
        <translation>该建议只看数字。两个预测因子相似时，请取理由更充分者和栅格质量更好者。</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>In the set</source>
        <translation>在组合中</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>r with {target}</source>
        <translation>与 {target} 的 r</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>VIF, all</source>
        <translation>VIF，全部</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>VIF, suggested</source>
        <translation>VIF，建议组合</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>Why not</source>
        <translation>不保留的原因</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>Predictors</source>
        <translation>预测因子</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>Heat map of the correlations between predictors and target</source>
        <translation>预测因子与目标的相关热力图</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>Names in grey are not in the suggested set.</source>
        <translation>灰色名称不在建议的组合中。</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>Variance inflation factor given all others</source>
        <translation>与所有其他因子并列时的方差膨胀因子</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>Variance inflation factors</source>
        <translation>方差膨胀因子</translation>
    </message>
    <message>
        <location filename="../core/report/sites/screening_report.py"/>
        <source>A predictor that follows from others is not drawn.</source>
        <translation>可由其他因子得出的预测因子不绘出。</translation>
    </message>
    <message>
        <location filename="../core/report/training/comparison_report.py"/>
        <source>Models of {target} compared</source>
        <translation>{target} 的模型比较</translation>
    </message>
    <message>
        <location filename="../core/report/training/comparison_report.py"/>
        <source>{n} kinds of model on the same {records} records and the same folds.</source>
        <translation>{n} 种模型，相同的 {records} 条记录，相同的折。</translation>
    </message>
    <message>
        <location filename="../core/report/training/comparison_report.py"/>
        <source>Which is best?</source>
        <translation>哪个最好？</translation>
    </message>
    <message>
        <location filename="../core/report/training/comparison_report.py"/>
        <source>R², {validation}</source>
        <translation>R²，{validation}</translation>
    </message>
    <message>
        <location filename="../core/report/training/comparison_report.py"/>
        <source>{best} predicts held-out records best: R² {r2}, RMSE {rmse} {unit} ({how}).</source>
        <translation>{best} 对留出记录的预测最好：R² {r2}，RMSE {rmse} {unit}（{how}）。</translation>
    </message>
    <message>
        <location filename="../core/report/training/comparison_report.py"/>
        <source>Nearly as good: {names}. Differences this small mean nothing; a simpler or faster model is as right a choice.</source>
        <translation>几乎同样好：{names}。如此小的差异没有意义；选择更简单或更快的模型同样正确。</translation>
    </message>
    <message>
        <location filename="../core/report/training/comparison_report.py"/>
        <source>Models ranked by their held-out R²</source>
        <translation>按留出 R² 排列的模型</translation>
    </message>
    <message>
        <location filename="../core/report/training/comparison_report.py"/>
        <source>R² of held-out records; below 0 the mean of all records would be better.</source>
        <translation>留出记录的 R²；小于 0 时还不如取全部记录的均值。</translation>
    </message>
    <message>
        <location filename="../core/report/training/comparison_report.py"/>
        <source>Random folds give R² higher by {low} to {high} than whole sites held out. A map between the sites is as good as the site-wise score.</source>
        <translation>随机折给出的 R² 比留出整个站点高 {low} 至 {high}。站点之间的图与按站点的评分一样好。</translation>
    </message>
    <message>
        <location filename="../core/report/training/comparison_report.py"/>
        <source>By random folds {name} would have been chosen: it is the better at new records of known sites, not at new places.</source>
        <translation>按随机折本会选择 {name}：它对已知站点的新记录更好，而非对新地点。</translation>
    </message>
    <message>
        <location filename="../core/report/training/comparison_report.py"/>
        <source>R², training</source>
        <translation>R²，训练</translation>
    </message>
    <message>
        <location filename="../core/report/training/comparison_report.py"/>
        <source>R², held out</source>
        <translation>R²，留出</translation>
    </message>
    <message>
        <location filename="../core/report/training/comparison_report.py"/>
        <source>RMSE, training</source>
        <translation>RMSE，训练</translation>
    </message>
    <message>
        <location filename="../core/report/training/comparison_report.py"/>
        <source>RMSE, held out</source>
        <translation>RMSE，留出</translation>
    </message>
    <message>
        <location filename="../core/report/training/comparison_report.py"/>
        <source>Observed against predicted: {name}</source>
        <translation>观测与预测：{name}</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>What the model loses without a predictor</source>
        <translation>去除某预测因子后模型的损失</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>What each predictor adds</source>
        <translation>各预测因子的贡献</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Dependence</source>
        <translation>依赖关系</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Shapley values of this estimator ({kind}) are estimated by the library 'shap', which is not installed: the menu of the plugin installs it.</source>
        <translation>此估计器（{kind}）的 Shapley 值由库“shap”估计，而该库未安装：可由插件菜单安装。</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Accumulated local effects</source>
        <translation>累积局部效应</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Partial dependence</source>
        <translation>部分依赖</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Records explained</source>
        <translation>所解释的记录</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>drawn from {n}</source>
        <translation>从 {n} 条中抽取</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>R² held out</source>
        <translation>留出 R²</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>What drives the model of {target}</source>
        <translation>什么驱动 {target} 的模型</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Importance says what the model uses, not what causes the flux; correlated predictors share it.</source>
        <translation>重要性说明模型用了什么，而非通量的成因；相关的预测因子共享重要性。</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>{name} has the largest share: {share} % of the mean absolute Shapley values.</source>
        <translation>{name} 占比最大：占平均绝对 Shapley 值的 {share} %。</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>One point per record. To the right the predictor raises the prediction, to the left it lowers it; orange: high values of the predictor, blue: low ones.</source>
        <translation>每条记录一个点。向右表示预测因子提高预测，向左表示降低；橙色：预测因子的高值，蓝色：低值。</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>All records</source>
        <translation>全部记录</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Share of the mean |Shapley value| (%)</source>
        <translation>占平均 |Shapley 值| 的比例（%）</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Shares: {stratum}</source>
        <translation>占比：{stratum}</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>{stratum} (n = {n}): whose values move the prediction, up or down.</source>
        <translation>{stratum}（n = {n}）：哪些因子的值使预测升高或降低。</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Mean |Shapley value|</source>
        <translation>平均 |Shapley 值|</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Drop of R²</source>
        <translation>R² 的下降</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Its standard deviation</source>
        <translation>其标准差</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Importance of the predictors</source>
        <translation>预测因子的重要性</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>The Shapley value of a predictor is what it adds to the prediction of a record, beside the mean prediction; the values of a record add up to its prediction exactly.</source>
        <translation>预测因子的 Shapley 值是它在平均预测之外对一条记录预测的贡献；一条记录的各值之和正好等于其预测。</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>The Shapley value of a predictor is what it adds to the prediction of a record, beside the mean prediction; here it is summed over the steps of the window, so that the values of a record still add up to its prediction. It is estimated over {orders} orders in which the predictors at all steps become known, for {n} of {total} records drawn at random; other draws would give shares that differ by a per cent or two.</source>
        <translation>预测因子的 Shapley 值是它在平均预测之外对一条记录预测的贡献；此处对窗口各步求和，因此一条记录的各值之和仍等于其预测。它由所有步上预测因子逐一已知的 {orders} 种顺序估计，针对 {total} 条记录中随机抽取的 {n} 条；另行抽取会使占比相差一两个百分点。</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>The Shapley value of a predictor is what it adds to the prediction of a record, beside the mean prediction. For {kind} it is estimated by the library 'shap' on a sample: {n} of {total} records, drawn at random, against values of the predictors from some of the training records. Shares of another sample would differ a little.</source>
        <translation>预测因子的 Shapley 值是它在平均预测之外对一条记录预测的贡献。对 {kind}，它由库“shap”在样本上估计：从 {total} 条记录中随机抽取 {n} 条，以部分训练记录的预测因子值为背景。换一个样本，占比会略有不同。</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Shapley value</source>
        <translation>Shapley 值</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Shapley values of all records</source>
        <translation>全部记录的 Shapley 值</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>All predictors hold classes.</source>
        <translation>所有预测因子均为类别。</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Shapley values over the predictors</source>
        <translation>Shapley 值随预测因子的变化</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Shapley value of a predictor over its value: one point per record.</source>
        <translation>预测因子的 Shapley 值随其值的变化：每条记录一个点。</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Effect</source>
        <translation>效应</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>How the prediction changes with one predictor, asked only near the records; the mean over the records is zero.</source>
        <translation>预测随一个预测因子的变化，只在记录附近求取；对记录的平均为零。</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Partial dependence and curves of single records</source>
        <translation>部分依赖与单条记录的曲线</translation>
    </message>
    <message>
        <location filename="../core/report/training/explanation_report.py"/>
        <source>Dark: the mean prediction when the predictor is set to a value in all records. Pale: the predictions of single records; where these are not parallel the predictor acts together with others. Where predictors are correlated trust the accumulated local effects instead.</source>
        <translation>深色：将所有记录的该预测因子设为某值时的平均预测。浅色：单条记录的预测；曲线不平行之处，该预测因子与其他因子共同起作用。预测因子相关时，请以累积局部效应为准。</translation>
    </message>
    <message>
        <location filename="../core/report/training/importance.py"/>
        <source>Drop of held-out R²</source>
        <translation>留出 R² 的下降</translation>
    </message>
    <message>
        <location filename="../core/report/training/importance.py"/>
        <source>Permutation importance</source>
        <translation>置换重要性</translation>
    </message>
    <message>
        <location filename="../core/report/training/importance.py"/>
        <source>Drop of R² at {n} held-out records ({validation}) when the values of one predictor are exchanged among the records; mean of five repetitions. Below zero: the model would do better at new places without it.</source>
        <translation>将一个预测因子的值在记录之间交换时，{n} 条留出记录（{validation}）的 R² 下降；五次重复的平均。小于零：没有它，模型在新地点会更好。</translation>
    </message>
    <message>
        <location filename="../core/report/training/importance.py"/>
        <source>The model leans most on {name}: with its values exchanged among the records, R² at held-out records falls from {r2} to {without}.</source>
        <translation>模型最依赖 {name}：将其值在记录之间交换，留出记录的 R² 由 {r2} 降至 {without}。</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>How good is the model elsewhere?</source>
        <translation>模型在别处表现如何？</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>Outside test of the model of {target}</source>
        <translation>{target} 模型的外部检验</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>{kind}, scored on {n} records of another table.</source>
        <translation>{kind}，在另一张表的 {n} 条记录上评分。</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>all records</source>
        <translation>全部记录</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>below 0: underestimated</source>
        <translation>小于 0：低估</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>The model was trained on {n} of these sites ({sites}): for these the test is not independent. Leave them out.</source>
        <translation>模型的训练用到了其中 {n} 个站点（{sites}）：对它们而言这不是外部检验。请去掉它们。</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>The {coverage} % interval holds {picp} % of the records; its mean width is {width} {unit}.</source>
        <translation>{coverage} % 区间包含 {picp} % 的记录；其平均宽度为 {width} {unit}。</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>{inside} % of the records lie in the area of applicability; the scores of the training apply to no others.</source>
        <translation>{inside} % 的记录位于适用区内；训练的评分不适用于其他记录。</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>Mean over sites</source>
        <translation>站点均值</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>Median over sites</source>
        <translation>站点中位数</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>Variance over sites</source>
        <translation>站点方差</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>Means of sites</source>
        <translation>各站点的均值</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>Scores by class</source>
        <translation>按类别的评分</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>Scores over sites</source>
        <translation>站点间的评分</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>Records of</source>
        <translation>记录范围</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>Outside test</source>
        <translation>外部检验</translation>
    </message>
    <message>
        <location filename="../core/report/training/outside_report.py"/>
        <source>Records that the model was not trained on.</source>
        <translation>模型未用于训练的记录。</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>'Explain model' finds how much each predictor matters.</source>
        <translation>“解释模型”给出每个预测因子的重要性。</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>Which predictors matter</source>
        <translation>哪些预测因子重要</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>Strata</source>
        <translation>分层</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>The model</source>
        <translation>模型</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>Model of {target}</source>
        <translation>{target} 的模型</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>{kind}, trained on {n} records with {p} predictors.</source>
        <translation>{kind}，以 {p} 个预测因子在 {n} 条记录上训练。</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>at places without a site: the score of the map</source>
        <translation>在没有站点的地方：图的评分</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>by the trees that know nothing of a record's site</source>
        <translation>由不了解该记录所属站点的树预测</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>at places with nothing measured around</source>
        <translation>在周围没有测量的地方</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>as far from the sites as the map is: the score of the map</source>
        <translation>离站点的距离与地图相当：即地图的评分</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>other records of the same sites: flatters the map</source>
        <translation>同一站点的其他记录：美化了图</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>a random share held out</source>
        <translation>随机留出一份</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>Scores side by side</source>
        <translation>评分并列</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>{validation}. Grey: fit to the training records; orange: predictions of records that the model had not seen. Solid lines are least-squares fits.</source>
        <translation>{validation}。灰色：对训练记录的拟合；橙色：对模型未见过记录的预测。实线为最小二乘拟合。</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>{sites} sites. Median of the sites' R² {median}, R² of the site means {across} ({validation}). R² of a site needs at least three records.</source>
        <translation>{sites} 个站点。各站点 R² 的中位数 {median}，站点均值的 R² {across}（{validation}）。站点的 R² 至少需要三条记录。</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>Predicted − observed</source>
        <translation>预测 − 观测</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>Map of the sites with their errors</source>
        <translation>站点误差图</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>Each point is one of the {n} sites, coloured by its mean error when it is held out ({validation}).</source>
        <translation>每个点为 {n} 个站点之一，颜色为留出时的平均误差（{validation}）。</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>Each class of {stratum} has a model of its own.</source>
        <translation>{stratum} 的每个类别各有自己的模型。</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>Scores by stratum</source>
        <translation>各分层评分</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>{n} records were used.</source>
        <translation>使用了 {n} 条记录。</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>no value in the target</source>
        <translation>目标无值</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>no value in a predictor</source>
        <translation>某预测因子无值</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>no stratum</source>
        <translation>无分层</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>no site</source>
        <translation>无站点</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>in a stratum with too few records</source>
        <translation>所在分层记录过少</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>Left out: {list}.</source>
        <translation>略去：{list}。</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>No record was left out.</source>
        <translation>没有略去任何记录。</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>Number of records</source>
        <translation>记录数</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>{made} of them are expanded from {parents} sites. They train the model, are held out together with their parent and are not scored.</source>
        <translation>其中 {made} 条由 {parents} 个站点扩展而来。它们参与模型训练，与其父样本一起留出，且不参与评分。</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>The bags of the forest are drawn by parent, so that the trees that score a record out of bag know none of its relatives.</source>
        <translation>森林的自助样本按父样本抽取，因此对某条记录做袋外评分的树不含与之相关的记录。</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>on, factor {factors}</source>
        <translation>启用，因子 {factors}</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>smearing</source>
        <translation>smearing 校正</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>transform</source>
        <translation>变换</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>Range or classes</source>
        <translation>范围或类别</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>among quantiles of each predictor in large nodes, exact in others</source>
        <translation>大节点在各预测变量的分位数中查找，其余精确查找</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>random thresholds</source>
        <translation>随机阈值</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>by scikit-learn</source>
        <translation>由 scikit-learn 完成</translation>
    </message>
    <message>
        <location filename="../core/report/training/report.py"/>
        <source>search for splits</source>
        <translation>分裂点搜索</translation>
    </message>
    <message>
        <location filename="../core/report/training/score_sentences.py"/>
        <source>Held-out predictions are on average {percent} % lower than the measurements: expect means and totals of the map to be too low by about as much.</source>
        <translation>留出预测平均比实测值低 {percent} %：预计地图的均值和总量也大约偏低这么多。</translation>
    </message>
    <message>
        <location filename="../core/report/training/score_sentences.py"/>
        <source>Held-out predictions are on average {percent} % higher than the measurements: expect means and totals of the map to be too high by about as much.</source>
        <translation>留出预测平均比实测值高 {percent} %：预计地图的均值和总量也大约偏高这么多。</translation>
    </message>
    <message>
        <location filename="../core/report/training/score_sentences.py"/>
        <source>The model was trained on logarithms without the smearing correction, so it predicts medians rather than means: train it again with the smearing correction.</source>
        <translation>模型以对数训练而未做 smearing 校正，因此预测的是中位数而不是均值：请开启 smearing 校正重新训练。</translation>
    </message>
    <message>
        <location filename="../core/report/training/score_sentences.py"/>
        <source>With whole sites held out R² is {r2} (RMSE {rmse} {unit}).</source>
        <translation>留出整个站点时 R² 为 {r2}（RMSE {rmse} {unit}）。</translation>
    </message>
    <message>
        <location filename="../core/report/training/score_sentences.py"/>
        <source>Predicted by the trees that know nothing of a record's site, R² is {r2} (RMSE {rmse} {unit}). Only about a third of the trees predict each record, and they have seen fewer sites than a fold of ten would leave, so the score is a little lower than with whole sites held out.</source>
        <translation>由不了解该记录所属站点的树预测时，R² 为 {r2}（RMSE {rmse} {unit}）。每条记录只由约三分之一的树预测，且这些树见过的站点少于十折中的一折所留下的站点，因此评分略低于整站点留出。</translation>
    </message>
    <message>
        <location filename="../core/report/training/score_sentences.py"/>
        <source>The sites of the records are not known, so no site could be held out. Random scores are optimistic for a map: records of one site stand on both sides of the split. Name a site column to know how good the map is between the sites.</source>
        <translation>记录的站点未知，因此无法留出站点。随机评分对图而言偏乐观：同一站点的记录位于划分的两侧。请指定站点列，以了解站点之间的图有多好。</translation>
    </message>
    <message>
        <location filename="../core/report/training/score_sentences.py"/>
        <source>The fit to the training records (R² {train}) is far above the held-out score ({held_out}): it shows what the model has learnt by heart and says nothing about the map.</source>
        <translation>对训练记录的拟合（R² {train}）远高于留出评分（{held_out}）：它显示模型记住了什么，并不说明图的好坏。</translation>
    </message>
    <message>
        <location filename="../core/report/training/score_sentences.py"/>
        <source>Random k-fold R² is {kfold}, with whole sites held out it is {site}: a difference of {gap}.</source>
        <translation>随机 k 折的 R² 为 {kfold}，留出整个站点时为 {site}：相差 {gap}。</translation>
    </message>
    <message>
        <location filename="../core/report/training/score_sentences.py"/>
        <source>A good part of the random score comes from other records of the same site. Between the sites, which is most of a map, the model is only as good as its site-wise score: expect errors of about {site} {unit} (RMSE), not {kfold}. Report the site-wise score for the map.</source>
        <translation>随机评分中有相当一部分来自同一站点的其他记录。在站点之间，也就是图的大部分，模型只有按站点评分那么好：误差预计约为 {site} {unit}（RMSE），而非 {kfold}。报告图的质量时请采用按站点的评分。</translation>
    </message>
    <message>
        <location filename="../core/report/training/score_sentences.py"/>
        <source>The site-wise score is the higher one, which happens when few large sites dominate or when there are few records. Look at the scores of single sites.</source>
        <translation>按站点的评分反而更高，少数大站点占主导或记录很少时会如此。请查看单个站点的评分。</translation>
    </message>
    <message>
        <location filename="../core/report/training/score_sentences.py"/>
        <source>Both agree: the model does about as well at new sites as at new records of known ones. Expect errors of about {site} {unit} (RMSE) on the map, as far as the places on it are like the sites.</source>
        <translation>两者一致：模型在新站点与在已知站点的新记录上表现相当。只要图上的地点与站点相似，误差预计约为 {site} {unit}（RMSE）。</translation>
    </message>
    <message>
        <location filename="../core/report/training/score_sentences.py"/>
        <source>With an R² of 0 or less at new sites the mean of all records would be the better guess there. The map between the sites should not be interpreted.</source>
        <translation>新站点的 R² 为 0 或更低，在那里取全部记录的均值反而更好。不应解读站点之间的图。</translation>
    </message>
    <message>
        <location filename="../core/report/training/score_sentences.py"/>
        <source>At new sites the model explains little of what differs between them. Read the map as a broad pattern, not cell by cell, and regional totals with a wide margin.</source>
        <translation>在新站点，模型只能解释站点间差异的一小部分。请将图看作大致格局，不要逐像元解读，区域总量应留出较大的误差范围。</translation>
    </message>
    <message>
        <location filename="../core/report/training/score_sentences.py"/>
        <source>With whole blocks of places held out R² is {r2} (RMSE {rmse} {unit}): this is how good the map is where nothing was measured for a block's width around.</source>
        <translation>留出整块地点时 R² 为 {r2}（RMSE {rmse} {unit}）：这就是周围一个块宽内没有测量之处图的质量。</translation>
    </message>
    <message>
        <location filename="../core/report/training/score_sentences.py"/>
        <source>It is lower than the site-wise score, so neighbouring sites help each other: trust the map near the sites more than far from them.</source>
        <translation>它低于按站点的评分，即邻近站点相互帮助：站点附近的图比远处的更可信。</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>Prediction intervals</source>
        <translation>预测区间</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>calibrated</source>
        <translation>校准后</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>forest as it is</source>
        <translation>未校准</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>Interval</source>
        <translation>区间</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>Nominal coverage (%)</source>
        <translation>标称覆盖率（%）</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>Coverage, PICP (%)</source>
        <translation>覆盖率，PICP（%）</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>Mean width, MPIW</source>
        <translation>平均宽度，MPIW</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>Pinball loss</source>
        <translation>分位损失（pinball）</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>Held-out intervals</source>
        <translation>留出的区间</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>Of {n} held-out values {coverage} % lie in intervals meant to hold {nominal} % of them ({validation}).</source>
        <translation>{n} 个留出值中有 {coverage} % 落入标称包含 {nominal} % 的区间（{validation}）。</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>They are too narrow there: lower and upper bounds on the map are optimistic.</source>
        <translation>那里的区间过窄：地图上的下限和上限偏于乐观。</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>They are wider than they need to be.</source>
        <translation>区间比所需的更宽。</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>There are too few held-out records to calibrate them: they are the quantiles of the forest as they are.</source>
        <translation>留出记录过少，无法校准：采用森林原样的分位数。</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>The forest's own quantiles would hold {raw} %. Therefore 'Predict raster' takes its lower and upper bounds at the quantiles {lower} and {upper}, between which {nominal} % of the held-out records lie. For the numbers of the table each fold got its quantiles from the other folds.</source>
        <translation>森林自身的分位数会包含 {raw} %。因此“预测栅格”以分位数 {lower} 和 {upper} 作为下限和上限，留出记录的 {nominal} % 位于其间。表中的数值里，每一折的分位数来自其他各折。</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>The dissimilarity index of a place is the distance of its predictors to those of the nearest training record, over the mean distance between training records. Beyond the threshold ({threshold}) nothing like it was held out in the validation, and no score holds. 'Predict raster' maps both.</source>
        <translation>一地的相异指数为其预测因子与最近训练记录的距离，除以训练记录之间的平均距离。超过阈值（{threshold}）时，验证中没有留出过类似的记录，评分不成立。“预测栅格”绘制两者。</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>Held-out errors ({validation}) over the dissimilarity index; the line is the RMSE of bins with as many records each, dashed the threshold.</source>
        <translation>留出误差（{validation}）随相异指数的变化；实线为记录数相同的各组的 RMSE，虚线为阈值。</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>Expected error over the dissimilarity index</source>
        <translation>预期误差随相异指数的变化</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>Held-out records</source>
        <translation>留出记录</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>Absolute error</source>
        <translation>绝对误差</translation>
    </message>
    <message>
        <location filename="../core/report/training/uncertainty_sections.py"/>
        <source>Held-out errors over the dissimilarity index</source>
        <translation>留出误差随相异指数的变化</translation>
    </message>
    <message>
        <location filename="../core/report/training/validation_names.py"/>
        <source>Fit to the training records</source>
        <translation>对训练记录的拟合</translation>
    </message>
    <message>
        <location filename="../core/report/training/validation_names.py"/>
        <source>Out of bag</source>
        <translation>袋外</translation>
    </message>
    <message>
        <location filename="../core/report/training/validation_names.py"/>
        <source>Random k-fold</source>
        <translation>随机 k 折</translation>
    </message>
    <message>
        <location filename="../core/report/training/validation_names.py"/>
        <source>Random hold-out</source>
        <translation>随机留出</translation>
    </message>
    <message>
        <location filename="../core/report/training/validation_names.py"/>
        <source>Whole sites held out</source>
        <translation>留出整个站点</translation>
    </message>
    <message>
        <location filename="../core/report/training/validation_names.py"/>
        <source>Out of bag by site</source>
        <translation>按站点的袋外评分</translation>
    </message>
    <message>
        <location filename="../core/report/training/validation_names.py"/>
        <source>Blocks of places held out</source>
        <translation>留出空间块</translation>
    </message>
    <message>
        <location filename="../core/report/training/validation_names.py"/>
        <source>Folds that look like the map</source>
        <translation>与地图相似的折</translation>
    </message>
    <message>
        <location filename="../core/report/training/validation_names.py"/>
        <source>Last part of each site's time held out</source>
        <translation>留出每个站点时间的最后一段</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Breaks of {name}, {first} to {last}</source>
        <translation>{name} 的突变，{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Where and when</source>
        <translation>何处与何时</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>What noise gives</source>
        <translation>噪声所致</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Straight lines with a jump at each break, up to {most} breaks, on {n} dates.</source>
        <translation>每个突变处有跃变的直线，最多 {most} 个突变，{n} 个日期。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Two straight lines that meet at the break, on {n} dates.</source>
        <translation>在突变处相接的两条直线，{n} 个日期。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Date with the most breaks</source>
        <translation>突变最多的日期</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>With a break</source>
        <translation>有突变</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Breaks in noise like this</source>
        <translation>类似噪声中的突变</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>lag-1 autocorrelation {r}</source>
        <translation>一阶自相关 {r}</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Map of the types of breaks</source>
        <translation>突变类型图</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Slopes before and after the largest break of each cell.</source>
        <translation>每个像元最大突变前后的斜率。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Year of the break</source>
        <translation>突变年份</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Map of break years</source>
        <translation>突变年份图</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Year of the largest break; cells without one are hatched.</source>
        <translation>最大突变的年份；没有突变的像元以斜线表示。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>First date after the break</source>
        <translation>突变后的第一个日期</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Share of the area that breaks on each date</source>
        <translation>每个日期发生突变的面积比例</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Share of the area whose largest break lies on each date.</source>
        <translation>最大突变位于每个日期的面积比例。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Areas of types and dates</source>
        <translation>各类型和日期的面积</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>The same rule finds a break in {white} of series of {n} values of white noise, where there is none, and in {own} of noise whose residuals are as autocorrelated as those of this map (lag-1 autocorrelation {memory}). {share} of the area has a break: what is above the share in noise is more than autocorrelation explains.</source>
        <translation>在没有突变的白噪声中，同一规则在 {n} 个值的序列中有 {white} 找到突变；在残差自相关与本图相同的噪声中（一阶自相关 {memory}）有 {own}。本图有 {share} 的面积有突变：超出噪声中比例的部分才是自相关所不能解释的。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>False breaks in noise</source>
        <translation>噪声中的虚假突变</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>A break is taken where it lowers the information criterion (BIC) at all.</source>
        <translation>只要突变使信息准则（BIC）降低即认定突变。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>A break is taken where it lowers the information criterion (BIC) by more than it is lowered in {alpha} of noise series with a lag-1 autocorrelation of {memory}: by {margin} for {n} values.</source>
        <translation>当信息准则（BIC）的降低超过一阶自相关为 {memory} 的噪声序列中 {alpha} 所达到的程度时认定突变：{n} 个值时为 {margin}。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Each segment has at least {n} values.</source>
        <translation>每段至少有 {n} 个值。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>{used} cells were searched; {few} have fewer than {needed} values and {empty} none.</source>
        <translation>搜索了 {used} 个像元；{few} 个像元的值少于 {needed} 个，{empty} 个没有值。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Dates: {dates}.</source>
        <translation>日期：{dates}。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Neighbouring cells resemble each other: a patch of cells with a break may be one chance event, not many.</source>
        <translation>相邻像元彼此相似：一片有突变的像元可能只是一次偶然事件，而非多次。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/break_report.py"/>
        <source>Sources: {sources}.</source>
        <translation>来源：{sources}。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Means of the region</source>
        <translation>区域平均</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Classes by zone</source>
        <translation>各分区的类别</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Lags and sums that were chosen</source>
        <translation>选定的滞后期和累积期</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Lags</source>
        <translation>滞后</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Climate and other contributions to {name}</source>
        <translation>气候与其他因素对 {name} 的贡献</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>The trend of {name} on {n} dates from {first} to {last}, split into what goes with {climates} (least squares in each cell) and what the given climate does not explain.</source>
        <translation>{name} 在 {first} 至 {last} 共 {n} 个日期上的趋势，分为随 {climates} 变化的部分（逐像元最小二乘）和给定气候不能解释的部分。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>The trend of {name} on {n} dates from {first} to {last}, split into that of potential NPP by climate ({climates}) and what the given climate does not explain: actual minus potential.</source>
        <translation>{name} 在 {first} 至 {last} 共 {n} 个日期上的趋势，分为由气候（{climates}）得到的潜在 NPP 的趋势和给定气候不能解释的部分：实际减潜在。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>of {area} km2</source>
        <translation>占 {area} km2</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>of {cells} cells (no CRS, so no areas)</source>
        <translation>占 {cells} 个像元（无坐标系，因此无面积）</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>with shuffled climate: {share}</source>
        <translation>打乱气候：{share}</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Mean trend</source>
        <translation>平均趋势</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Cells with a significant trend</source>
        <translation>趋势显著的像元</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>of it not explained: {rest}</source>
        <translation>其中不能解释：{rest}</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Change from {first} to {last} ({unit})</source>
        <translation>{first} 至 {last} 的变化（{unit}）</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Map of the contribution classes</source>
        <translation>贡献类别图</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>What the trend of each cell goes with.</source>
        <translation>每个像元的趋势与什么有关。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Not explained by the given climate (%)</source>
        <translation>给定气候不能解释（%）</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Share of the trend that the given climate does not explain.</source>
        <translation>趋势中给定气候不能解释的占比。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>As observed</source>
        <translation>实际观测</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Climate shuffled</source>
        <translation>打乱气候</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Shares of the contribution classes</source>
        <translation>贡献类别的占比</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Shares of the area.</source>
        <translation>占面积的比例。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>The part that is not explained is below 0 or above 100 % where climate and the rest go in opposite directions.</source>
        <translation>气候部分与其余部分方向相反时，不能解释的部分小于 0 或大于 100 %。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>With the dates of climate in random order, {null} of the mean trend is not explained, and {share} with the true order: the difference is what climate explains here.</source>
        <translation>气候日期随机排列时，平均趋势的 {null} 不能解释，按真实顺序为 {share}：两者之差就是这里气候所解释的部分。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Both are nearly the same: in these data the given climate explains no more of the trend than noise would.</source>
        <translation>两者几乎相同：在这些数据中，给定气候对趋势的解释不比噪声更多。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Part of climate</source>
        <translation>气候部分</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>No cell has all dates, so there are no means of the region.</source>
        <translation>没有像元具有所有日期的值，因此没有区域平均。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Not explained</source>
        <translation>不能解释</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Actual minus potential</source>
        <translation>实际减潜在</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Means of the region by date</source>
        <translation>各日期的区域平均</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Means over the cells with all dates.</source>
        <translation>所有日期都有值的像元的平均。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>What is not explained is drawn about the mean of the series.</source>
        <translation>不能解释的部分以序列的平均值为中心绘出。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Slope, least squares ({unit})</source>
        <translation>斜率，最小二乘（{unit}）</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Trends of the means</source>
        <translation>平均值的趋势</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Of all lags and sums those of the smallest residual sum of squares were kept in each cell, all on the same dates; with as many coefficients each, adjusted R2 and AICc choose the same. The best of many tries explains more than it should: the null makes the same choice.</source>
        <translation>在每个像元的所有滞后期和累积期中，保留残差平方和最小的组合，所有组合使用相同的日期；由于系数个数相同，调整 R2 和 AICc 的选择也相同。多次尝试中最好的一次解释得过多：零假设对照也作同样的选择。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Not explained by the given climate is not the same as human: it holds everything that was not given, such as CO2, nitrogen, fire, pests, other climate, the errors of the maps, and human activity.</source>
        <translation>给定气候不能解释不等于人类活动：它包含所有未给出的因素，例如 CO2、氮、火、病虫害、其他气候因素、图的误差以及人类活动。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>The effect of climate was estimated with time held constant. Otherwise a climate that rises would get credit for a trend of another cause.</source>
        <translation>气候的作用是在控制时间的条件下估计的。否则，上升的气候会把其他原因的趋势算作自己的作用。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>The effect of climate was estimated without holding time constant: where climate has a trend itself, it gets credit for trends of other causes. Compare with the same analysis without trends.</source>
        <translation>估计气候影响时未保持时间不变：气候本身有趋势时，其他原因的趋势也会归于气候。请与去除趋势的同一分析比较。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Classes and shares come from least-squares slopes, whose parts add up to that of the series in every cell and zone; p from: {test}, significant up to {alpha}.</source>
        <translation>类别和占比来自最小二乘斜率，在每个像元和分区中两部分之和等于序列的斜率；p 来自：{test}，不大于 {alpha} 为显著。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Dates used, those in all series: {dates}.</source>
        <translation>使用的日期（所有序列共有）：{dates}。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/climate_report.py"/>
        <source>Cells with a class: {n}.</source>
        <translation>有类别的像元：{n}。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/driver_report.py"/>
        <source>Drivers of {name}</source>
        <translation>{name} 的驱动因素</translation>
    </message>
    <message>
        <location filename="../core/report/trend/driver_report.py"/>
        <source>Partial correlation of {name} with each of {drivers}, all others held constant, on {n} dates from {first} to {last}.</source>
        <translation>{name} 与 {drivers} 各自的偏相关，其余因子保持不变，共 {n} 个日期，从 {first} 到 {last}。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/driver_report.py"/>
        <source>Partial correlation of {name} with {a} and with {b}, each with the other held constant, on {n} dates from {first} to {last}.</source>
        <translation>{name} 与 {a} 和与 {b} 的偏相关，各自固定另一因素，{n} 个日期，{first} 至 {last}。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/driver_report.py"/>
        <source>Explained by all together</source>
        <translation>由全部因子共同解释</translation>
    </message>
    <message>
        <location filename="../core/report/trend/driver_report.py"/>
        <source>Explained by both together</source>
        <translation>由两者共同解释</translation>
    </message>
    <message>
        <location filename="../core/report/trend/driver_report.py"/>
        <source>Largest class</source>
        <translation>最大类别</translation>
    </message>
    <message>
        <location filename="../core/report/trend/driver_report.py"/>
        <source>Map of the driver classes</source>
        <translation>驱动因素类别图</translation>
    </message>
    <message>
        <location filename="../core/report/trend/driver_report.py"/>
        <source>Which driver the cells follow.</source>
        <translation>像元随哪个驱动因素变化。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/driver_report.py"/>
        <source>Shares of the driver classes</source>
        <translation>驱动因素类别的比例</translation>
    </message>
    <message>
        <location filename="../core/report/trend/driver_report.py"/>
        <source>Classes, and area by the signs of the correlations with {a} (A) and {b} (B)</source>
        <translation>类别，以及按与 {a}（A）和 {b}（B）的相关符号划分的面积</translation>
    </message>
    <message>
        <location filename="../core/report/trend/driver_report.py"/>
        <source>Share of the cells with a significant partial correlation, by driver</source>
        <translation>按驱动因子列出偏相关显著的像元比例</translation>
    </message>
    <message>
        <location filename="../core/report/trend/driver_report.py"/>
        <source>A driver is strong where the t-test of its partial correlation has p up to {partial}; every class but the last needs a multiple correlation with p up to {multiple} (F-test). Rule: Chen et al. (2001).</source>
        <translation>偏相关 t 检验的 p 不超过 {partial} 时驱动因素为强；除最后一类外，各类都要求复相关 F 检验的 p 不超过 {multiple}。规则：Chen et al. (2001)。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/driver_report.py"/>
        <source>Time was held constant, so this does not count.</source>
        <translation>已去除时间趋势，因此这不计入。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/driver_report.py"/>
        <source>Series that rise together correlate without cause; the same analysis with time held constant shows what is left.</source>
        <translation>同步上升的序列即使没有因果也会相关；保持时间不变的同一分析显示还剩下什么。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/driver_report.py"/>
        <source>Cells that share a significant trend with a driver: {listed}.</source>
        <translation>与驱动因子有共同显著趋势的像元：{listed}。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/driver_report.py"/>
        <source>{share_a} of the cells share a significant trend with {a}, {share_b} with {b}.</source>
        <translation>{share_a} 的像元与 {a} 具有共同的显著趋势，{share_b} 与 {b} 具有。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Trends of {name}, {first} to {last}</source>
        <translation>{name} 的趋势，{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Sen slope and {test} on {n} dates, Hurst exponent by R/S ({method}{detrend}), coefficient of variation.</source>
        <translation>{n} 个日期的 Sen 斜率和 {test}，R/S 法（{method}{detrend}）的 Hurst 指数，变异系数。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>, Sen trend taken out</source>
        <translation>，去除 Sen 趋势</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>H above 0.5</source>
        <translation>H 大于 0.5</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>white noise: {share}</source>
        <translation>白噪声：{share}</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Persistence not distinguishable from random</source>
        <translation>持续性与随机无法区分</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>{t}, {n} dates.</source>
        <translation>{t}，{n} 个日期。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Years shuffled</source>
        <translation>打乱年份</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Shares {of}.</source>
        <translation>比例{of}。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Classes: {t}</source>
        <translation>类别：{t}</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Null test: {real} of the area has a significant trend. With the years of every cell in random order, where no trend can be, the same test finds {null}.</source>
        <translation>零检验：{real} 的面积有显著趋势。将每个像元的年份随机排列、不可能有趋势时，同一检验得到 {null}。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>False discovery rate {alpha} over all cells: p up to {limit} counts as significant.</source>
        <translation>对所有像元的错误发现率 {alpha}：p 不超过 {limit} 计为显著。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Each cell is tested at {alpha} by itself, so about this share of cells without any trend is called significant, half of them each way.</source>
        <translation>每个像元各自以 {alpha} 检验，因此毫无趋势的像元中约有这一比例被判为显著，两个方向各半。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>A class is given only where H differs from white noise at {alpha}; the rest is not distinguishable from random.</source>
        <translation>只有 H 在 {alpha} 水平上与白噪声不同处才给出类别；其余与随机无法区分。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>A class is given only where the trend is significant and H differs from white noise at {alpha}; the rest is not distinguishable from random.</source>
        <translation>只有趋势显著且 H 在 {alpha} 水平上与白噪声不同处才给出类别；其余与随机无法区分。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Classes by the signs of the slope and of H - 0.5 alone, as in many papers. H is above 0.5 in most short series of noise, so 'continuous' classes fill almost any map.</source>
        <translation>与许多论文相同，只按斜率和 H - 0.5 的符号分类。多数噪声短序列的 H 也大于 0.5，因此“持续”类别几乎会占满任何图。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Persistence describes the series; it is not a forecast.</source>
        <translation>持续性描述序列本身，并非预报。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Coefficient of variation: standard deviation over mean of the series.</source>
        <translation>变异系数：序列的标准差除以均值。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>In {n} cells values of both signs occur; the coefficient says little there and is left out where the mean is next to nothing.</source>
        <translation>{n} 个像元的值正负皆有；该系数在那里意义不大，均值接近零处略去。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>No cell has data on all dates, so there is no regional mean to show.</source>
        <translation>没有像元在所有日期有数据，因此没有区域平均可示。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Regional mean</source>
        <translation>区域平均</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Mean of the cells</source>
        <translation>像元平均</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Sen line</source>
        <translation>Sen 线</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>95 % confidence of the slope</source>
        <translation>斜率的 95 % 置信区间</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Regional mean with Sen line and confidence band</source>
        <translation>区域平均，带 Sen 线和置信带</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>the cells</source>
        <translation>各像元</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Mean over {where} with data on all dates, weighted by area: the same cells every year, so that gaps make no trend.</source>
        <translation>所有日期均有数据的 {where} 的面积加权平均：每年为相同像元，因此缺口不会造成趋势。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Slope per year</source>
        <translation>每年的斜率</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Lower</source>
        <translation>下限</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Upper</source>
        <translation>上限</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Trend of the regional mean{unit}</source>
        <translation>区域平均的趋势{unit}</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>No cell has enough values for a Hurst exponent by this method; blocks need 14.</source>
        <translation>没有像元有足够的值以此方法求 Hurst 指数；分块需 14 个。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Persistence</source>
        <translation>持续性</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>White noise</source>
        <translation>白噪声</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Hurst exponent H</source>
        <translation>Hurst 指数 H</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Histogram of the Hurst exponent beside that of noise</source>
        <translation>Hurst 指数的直方图，与噪声并列</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>H is above 0.5 in {share} of the cells. Pure noise of {n} values has it in {noise} of its series, with a mean H of {mean}, so H above 0.5 alone proves no persistence.</source>
        <translation>{share} 的像元 H 大于 0.5。{n} 个值的纯噪声有 {noise} 的序列如此，平均 H 为 {mean}，因此仅凭 H 大于 0.5 不能证明持续性。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>With the years of every cell shuffled it is {share}.</source>
        <translation>将每个像元的年份打乱时为 {share}。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Grey line: H = 0.5. Only what lies outside the curve of the noise says something about memory; a trend does so too, unless it is taken out first.</source>
        <translation>灰线：H = 0.5。只有位于噪声曲线之外的部分才说明记忆；若不先去除趋势，趋势也会如此。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Band of H</source>
        <translation>H 的区间</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Bands of H</source>
        <translation>H 的各区间</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>{used} cells have a trend; {few} have fewer than {needed} values and {empty} none.</source>
        <translation>{used} 个像元有趋势；{few} 个少于 {needed} 个值，{empty} 个没有值。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>p of H: two-sided, against 20,000 series of white noise of as many values that went through the same estimator (seed {seed}).</source>
        <translation>H 的 p：双侧，与经过同一估计方法的 20,000 个同样长度的白噪声序列比较（种子 {seed}）。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Sources: {test}; Sen (1968); Hurst (1951); Anis &amp; Lloyd (1976).</source>
        <translation>来源：{test}；Sen (1968)；Hurst (1951)；Anis &amp; Lloyd (1976)。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>{n} cells have no test, because the corrected variance is not positive there.</source>
        <translation>{n} 个像元没有检验，因为校正后的方差在那里不为正。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Null test: every cell gets an order of years of its own; gaps stay where they are. Any real memory or trend is destroyed by it, the values are the same.</source>
        <translation>零检验：每个像元各有自己的年份顺序；缺口位置不变。任何真实的记忆或趋势都被破坏，数值不变。</translation>
    </message>
    <message>
        <location filename="../core/report/trend/report.py"/>
        <source>Neighbouring cells resemble each other: a patch of significant cells may be one chance event, not many.</source>
        <translation>相邻像元彼此相似：一片显著像元可能是一个偶然事件，而非多个。</translation>
    </message>
    <message>
        <location filename="../core/report/trend_tests.py"/>
        <source>Trend test: {test} ({citation}).</source>
        <translation>趋势检验：{test}（{citation}）。</translation>
    </message>
    <message>
        <location filename="../core/report/trend_tests.py"/>
        <source>Standard error and p of least squares count independent values only, by the autocorrelation of the residuals (Santer et al. 2000).</source>
        <translation>最小二乘的标准误和 p 按残差自相关只计独立值的个数（Santer et al. 2000）。</translation>
    </message>
    <message>
        <location filename="../core/report/trend_tests.py"/>
        <source>Dates are taken as independent: where values remember the one before, far more than 5 % of series without a trend come out as significant.</source>
        <translation>各日期被视为相互独立：若数值依赖前一个值，远多于 5 % 的无趋势序列会被判为显著。</translation>
    </message>
    <message>
        <location filename="../core/trend/breaks/maps.py"/>
        <source>No break</source>
        <translation>无突变</translation>
    </message>
    <message>
        <location filename="../core/trend/breaks/maps.py"/>
        <source>Rising before and after the break</source>
        <translation>突变前后均上升</translation>
    </message>
    <message>
        <location filename="../core/trend/breaks/maps.py"/>
        <source>Falling before and after the break</source>
        <translation>突变前后均下降</translation>
    </message>
    <message>
        <location filename="../core/trend/breaks/maps.py"/>
        <source>Rising, then falling</source>
        <translation>先升后降</translation>
    </message>
    <message>
        <location filename="../core/trend/breaks/maps.py"/>
        <source>Falling, then rising</source>
        <translation>先降后升</translation>
    </message>
    <message>
        <location filename="../core/trend/breaks/maps.py"/>
        <source>Level before or after the break</source>
        <translation>突变前或突变后平稳</translation>
    </message>
    <message>
        <location filename="../core/trend/drivers/driver_labels.py"/>
        <source>{a} and {b} strong</source>
        <translation>{a} 与 {b} 强驱动</translation>
    </message>
    <message>
        <location filename="../core/trend/drivers/driver_labels.py"/>
        <source>{a} and {b} weak</source>
        <translation>{a} 与 {b} 弱驱动</translation>
    </message>
    <message>
        <location filename="../core/trend/drivers/driver_labels.py"/>
        <source>Neither {a} nor {b}</source>
        <translation>{a} 与 {b} 皆非</translation>
    </message>
    <message>
        <location filename="../core/trend/drivers/driver_labels.py"/>
        <source>Two or more drivers strong</source>
        <translation>两个或更多因子强</translation>
    </message>
    <message>
        <location filename="../core/trend/drivers/driver_labels.py"/>
        <source>All drivers weak</source>
        <translation>所有因子弱</translation>
    </message>
    <message>
        <location filename="../core/trend/drivers/driver_labels.py"/>
        <source>No driver</source>
        <translation>无驱动因子</translation>
    </message>
    <message>
        <location filename="../core/trend/settings.py"/>
        <source>Mann-Kendall</source>
        <translation>Mann-Kendall</translation>
    </message>
    <message>
        <location filename="../core/trend/settings.py"/>
        <source>Mann-Kendall, variance after Hamed and Rao, significant lags 1 to 3</source>
        <translation>Mann-Kendall，方差按 Hamed 和 Rao 修正，显著滞后 1 至 3 阶</translation>
    </message>
    <message>
        <location filename="../core/trend/settings.py"/>
        <source>Mann-Kendall, variance after Yue and Wang, lag 1</source>
        <translation>Mann-Kendall，方差按 Yue 和 Wang 修正，滞后 1 阶</translation>
    </message>
    <message>
        <location filename="../core/trend/settings.py"/>
        <source>Mann-Kendall of the prewhitened series where lag 1 is significant</source>
        <translation>Mann-Kendall，滞后 1 阶显著处对序列预白化</translation>
    </message>
    <message>
        <location filename="../core/trend/settings.py"/>
        <source>Mann-Kendall of the series without the memory of its detrended values</source>
        <translation>去除去趋势值自相关后的序列的 Mann-Kendall 检验</translation>
    </message>
    <message>
        <location filename="../core/trend/settings.py"/>
        <source>Mann-Kendall after trend-free prewhitening where lag 1 is significant</source>
        <translation>Mann-Kendall，滞后 1 阶显著处先做去趋势预白化</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>training and validation</source>
        <translation>训练与验证</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>fast computation on rasters</source>
        <translation>栅格快速计算</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>model files</source>
        <translation>模型文件</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>figures of the reports</source>
        <translation>报告中的图</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>report pages</source>
        <translation>报告页面</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>the estimator xgboost</source>
        <translation>估计器 xgboost</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>training of LSTM models; a large download</source>
        <translation>训练 LSTM 模型；下载量较大</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>computing on a Dask cluster</source>
        <translation>在 Dask 集群上计算</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>what drives models of svm and neural_network</source>
        <translation>svm 和 neural_network 模型的驱动因素</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>fuzzy, kernel and higher-order neighbours of polygons (PySAL)</source>
        <translation>多边形的模糊、核与高阶邻居（PySAL）</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>global autocorrelation of polygons (PySAL)</source>
        <translation>多边形的全局自相关（PySAL）</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Carbon Sink needs Python libraries that this QGIS does not have:</source>
        <translation>Carbon Sink 需要以下 Python 库，而当前 QGIS 中没有：</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Install them with {dialog} in the menu Plugins &gt; Carbon Sink, then try again.</source>
        <translation>请通过菜单“插件 &gt; Carbon Sink”中的 {dialog} 安装，然后重试。</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Libraries...</source>
        <translation>库...</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>{package} {minimum} or newer, for {purpose}</source>
        <translation>{package} {minimum} 或更新版本，用于{purpose}</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>; {found} in {folder} is too old and hides any other: update it there</source>
        <translation>；{folder} 中的 {found} 版本过旧，且遮挡了其他版本：请在该处更新</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Then restart QGIS.</source>
        <translation>然后重启 QGIS。</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Open the OSGeo4W Shell of this QGIS (Start menu) and paste</source>
        <translation>请打开此 QGIS 的 OSGeo4W Shell（开始菜单），粘贴</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Install pip (Debian, Ubuntu: sudo apt install python3-pip), then paste</source>
        <translation>请先安装 pip（Debian、Ubuntu：sudo apt install python3-pip），再粘贴</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Paste into a terminal</source>
        <translation>请在终端中粘贴</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>{where} the following, then restart QGIS. It installs for this QGIS profile alone and leaves the numpy of QGIS as it is.

{command}

Or open the QGIS window and choose Plugins &gt; Carbon Sink &gt; Libraries...</source>
        <translation>{where}以下内容，然后重启 QGIS。它只为当前 QGIS 配置文件安装，不改动 QGIS 的 numpy。

{command}

也可打开 QGIS 窗口，选择“插件 &gt; Carbon Sink &gt; 库...”。</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>The Python interpreter of this QGIS was not found, so nothing can be installed.</source>
        <translation>未找到此 QGIS 的 Python 解释器，因此无法安装。</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Install the libraries with the package manager that QGIS came with.</source>
        <translation>请用安装 QGIS 时所用的软件包管理器安装这些库。</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Install it: sudo apt install python3-pip (Debian, Ubuntu), or its like.</source>
        <translation>请安装：sudo apt install python3-pip（Debian、Ubuntu）或类似命令。</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Run this in a terminal: {command}</source>
        <translation>请在终端中运行：{command}</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>pip is missing, the program that installs Python libraries.</source>
        <translation>缺少 pip，即安装 Python 库的程序。</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>The disk is full. Make room, then try again.</source>
        <translation>磁盘已满。请腾出空间后重试。</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>The package index cannot be reached. Check the internet connection and the proxy (HTTPS_PROXY), or install from a folder of wheel files that another computer has downloaded.</source>
        <translation>无法连接软件包索引。请检查网络连接和代理（HTTPS_PROXY），或从另一台电脑下载好的 wheel 文件夹安装。</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>The libraries do not go together with those that QGIS brings along: {conflict}. A newer QGIS brings newer ones.</source>
        <translation>这些库与 QGIS 自带的库不兼容：{conflict}。更新的 QGIS 自带更新的库。</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>The folder {folder} has no wheel of {package} for this Python ({python}, {platform}). Download it there and try again.</source>
        <translation>文件夹 {folder} 中没有适用于此 Python（{python}，{platform}）的 {package} wheel 文件。请下载到该处后重试。</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>The package index has no {package} for this Python ({python}, {platform}), or cannot be reached.</source>
        <translation>软件包索引中没有适用于此 Python（{python}，{platform}）的 {package}，或无法连接索引。</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>The QGIS profile cannot be written to. Check the rights on its folder.</source>
        <translation>无法写入 QGIS 配置文件夹。请检查该文件夹的权限。</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>pip failed: {error}</source>
        <translation>pip 失败：{error}</translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>The libraries were downloaded but cannot be imported; nothing was installed:</source>
        <translation>库已下载但无法导入；未安装任何内容：</translation>
    </message>
    <message>
        <location filename="../framework/algorithm.py"/>
        <source>Not enough memory. Lower MAX_MEMORY or THREADS, or close other programs.</source>
        <translation>内存不足。请减小 MAX_MEMORY 或 THREADS，或关闭其他程序。</translation>
    </message>
    <message>
        <location filename="../framework/algorithm.py"/>
        <source>Internal error ({kind}: {error}). This is a fault of the plugin, not of your data; please report it with the log.</source>
        <translation>内部错误（{kind}：{error}）。这是插件的问题，不是数据的问题；请连同日志一起报告。</translation>
    </message>
    <message>
        <location filename="../framework/features/polygon_layer.py"/>
        <source>Not tested (no value or no neighbour)</source>
        <translation>未检验（无值或无邻居）</translation>
    </message>
    <message>
        <location filename="../framework/groups.py"/>
        <source>Prepare data</source>
        <translation>数据准备</translation>
    </message>
    <message>
        <location filename="../framework/groups.py"/>
        <source>Train and validate</source>
        <translation>训练与验证</translation>
    </message>
    <message>
        <location filename="../framework/groups.py"/>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <location filename="../framework/groups.py"/>
        <source>Fluxes and budgets</source>
        <translation>通量与收支</translation>
    </message>
    <message>
        <location filename="../framework/groups.py"/>
        <source>Trends and drivers</source>
        <translation>趋势与驱动因素</translation>
    </message>
    <message>
        <location filename="../framework/groups.py"/>
        <source>Land-use transfer</source>
        <translation>土地利用转移</translation>
    </message>
    <message>
        <location filename="../framework/groups.py"/>
        <source>Diagnosis and report</source>
        <translation>诊断与报告</translation>
    </message>
    <message>
        <location filename="../framework/groups.py"/>
        <source>Workflows</source>
        <translation>工作流</translation>
    </message>
    <message>
        <location filename="../framework/messages/casa.py"/>
        <source>The land cover {path} holds the codes {codes}, and without PARAMETERS its codes are taken for the IGBP classes of MODIS MCD12Q1 ({known}). Give PARAMETERS, a table with the columns code, name and eps_max, for your legend.</source>
        <translation>土地覆被 {path} 含编码 {codes}，而没有 PARAMETERS 时其编码视为 MODIS MCD12Q1 的 IGBP 类别（{known}）。请给出 PARAMETERS，即与您的图例对应、含列 code、name 和 eps_max 的表。</translation>
    </message>
    <message>
        <location filename="../framework/messages/casa.py"/>
        <source>The land cover {path} holds the codes {codes}, which have no row in PARAMETERS = {table} (its codes: {known}). Add them; an empty eps_max leaves a class without data.</source>
        <translation>土地覆被 {path} 含编码 {codes}，在 PARAMETERS = {table} 中没有相应行（其编码：{known}）。请添加；eps_max 为空则该类别无数据。</translation>
    </message>
    <message>
        <location filename="../framework/messages/casa.py"/>
        <source>{name} ({code}): eps_max {eps:g} gC MJ-1, NDVI limits {low:.4f} and {high:.4f} given.</source>
        <translation>{name}（{code}）：eps_max {eps:g} gC MJ-1，给定的 NDVI 上下限 {low:.4f} 和 {high:.4f}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/casa.py"/>
        <source>{name} ({code}): eps_max {eps:g} gC MJ-1, NDVI limits {low:.4f} and {high:.4f}, the 5 % and 95 % quantiles of its {cells} cells over all months.</source>
        <translation>{name}（{code}）：eps_max {eps:g} gC MJ-1，NDVI 上下限 {low:.4f} 和 {high:.4f}，为其 {cells} 个像元全部月份的 5 % 和 95 % 分位数。</translation>
    </message>
    <message>
        <location filename="../framework/messages/casa.py"/>
        <source>{name} ({code}): {cells} cells without data, its eps_max is empty.</source>
        <translation>{name}（{code}）：{cells} 个像元无数据，其 eps_max 为空。</translation>
    </message>
    <message>
        <location filename="../framework/messages/casa.py"/>
        <source>{name} ({code}): {cells} cells without data, its NDVI has no range to scale by. Give ndvi_min and ndvi_max in PARAMETERS if it should have NPP.</source>
        <translation>{name}（{code}）：{cells} 个像元无数据，其 NDVI 没有可供缩放的范围。若应有 NPP，请在 PARAMETERS 中给出 ndvi_min 和 ndvi_max。</translation>
    </message>
    <message>
        <location filename="../framework/messages/casa.py"/>
        <source>an amount per day</source>
        <translation>每日的量</translation>
    </message>
    <message>
        <location filename="../framework/messages/casa.py"/>
        <source>a mean in W m-2</source>
        <translation>以 W m-2 计的均值</translation>
    </message>
    <message>
        <location filename="../framework/messages/casa.py"/>
        <source>a height in metres</source>
        <translation>以米计的高度</translation>
    </message>
    <message>
        <location filename="../framework/messages/casa.py"/>
        <source>kilograms or tonnes of carbon</source>
        <translation>千克碳或吨碳</translation>
    </message>
    <message>
        <location filename="../framework/messages/casa.py"/>
        <source>{name}: the largest value is {high:.4g}, which is odd for {unit}; is it {likely}? The values were used as they are.</source>
        <translation>{name}：最大值为 {high:.4g}，对 {unit} 而言不寻常；是否为{likely}？数值按原样使用。</translation>
    </message>
    <message>
        <location filename="../framework/messages/casa.py"/>
        <source>{parameter} needs one raster per month, and {date} is not the only raster of its month, or has no month. Name the files like ndvi_2005-03.tif, and bring other steps to months with 'Composite a series' (carbonsink:compositeseries).</source>
        <translation>{parameter} 需要每月一个栅格，而 {date} 不是其月份唯一的栅格，或没有月份。请按 ndvi_2005-03.tif 的方式命名文件，并用“合成序列”（carbonsink:compositeseries）将其他步长转为月。</translation>
    </message>
    <message>
        <location filename="../framework/messages/casa.py"/>
        <source>The {n} months that all series have never hold the months {months} of a year. All twelve are needed: the warmth of a place is judged by its whole year. Add the missing rasters.</source>
        <translation>所有序列共有的 {n} 个月从不含一年中的月份 {months}。十二个月都需要：一地的冷暖由全年判断。请添加缺少的栅格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/casa.py"/>
        <source>{parameter} holds values from {low:.6g} to {high:.6g}; possible are {allowed_low:g} to {allowed_high:g}. Apply the scale factor of the product (often 0.0001) and set its fill value as nodata first, for instance with the raster calculator.</source>
        <translation>{parameter} 的值为 {low:.6g} 至 {high:.6g}；可能范围为 {allowed_low:g} 至 {allowed_high:g}。请先应用产品的比例因子（常为 0.0001）并将填充值设为无数据，例如使用栅格计算器。</translation>
    </message>
    <message>
        <location filename="../framework/messages/casa.py"/>
        <source>The land cover {path} calls its class {code} '{name}', and without PARAMETERS the codes are taken for the IGBP classes of MODIS MCD12Q1, where {code} is '{expected}'. Give PARAMETERS, a table with the columns code, name and eps_max, for your legend.</source>
        <translation>土地覆被 {path} 将类别 {code} 称为“{name}”，而没有 PARAMETERS 时编码视为 MODIS MCD12Q1 的 IGBP 类别，其中 {code} 为“{expected}”。请给出 PARAMETERS，即与您的图例对应、含列 code、name 和 eps_max 的表。</translation>
    </message>
    <message>
        <location filename="../framework/messages/casa.py"/>
        <source>{parameter} holds values about {value:.4g}, which can only be Kelvin: 273.15 was subtracted.</source>
        <translation>{parameter} 的值约为 {value:.4g}，只可能是开尔文：已减去 273.15。</translation>
    </message>
    <message>
        <location filename="../framework/messages/cluster.py"/>
        <source>The worker {worker} already uses another version of Carbon Sink (from {there}). Restart the workers of the cluster.</source>
        <translation>工作节点 {worker} 已在使用另一版本的 Carbon Sink（来自 {there}）。请重启集群的工作节点。</translation>
    </message>
    <message>
        <location filename="../framework/messages/cluster.py"/>
        <source>The cluster's {worker} has {library} {there}, and this QGIS has {here}: results could differ. Install {library} {here} there and restart it, or run without DASK_SCHEDULER.</source>
        <translation>集群的 {worker} 装有 {library} {there}，而此 QGIS 为 {here}：结果可能不同。请在该处安装 {library} {here} 并重启，或不用 DASK_SCHEDULER 运行。</translation>
    </message>
    <message>
        <location filename="../framework/messages/cluster.py"/>
        <source>not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <location filename="../framework/messages/cluster.py"/>
        <source>it is not known which</source>
        <translation>不知是哪一种</translation>
    </message>
    <message>
        <location filename="../framework/messages/cluster.py"/>
        <source>A worker of DASK_SCHEDULER = {address} did not answer within {seconds} seconds ({worker}). Restart it, or leave DASK_SCHEDULER empty to use this computer.</source>
        <translation>DASK_SCHEDULER = {address} 的一个工作进程在 {seconds} 秒内没有应答（{worker}）。请重启它，或将 DASK_SCHEDULER 留空以使用本机。</translation>
    </message>
    <message>
        <location filename="../framework/messages/cluster.py"/>
        <source>No Dask scheduler answers at DASK_SCHEDULER = {address} ({reason}). Check that it runs, the address (such as tcp://10.0.0.1:8786) and the firewall, or leave DASK_SCHEDULER empty to use this computer.</source>
        <translation>DASK_SCHEDULER = {address} 处没有 Dask 调度器应答（{reason}）。请检查其是否运行、地址（如 tcp://10.0.0.1:8786）和防火墙，或将 DASK_SCHEDULER 留空以使用本机。</translation>
    </message>
    <message>
        <location filename="../framework/messages/cluster.py"/>
        <source>no reason given</source>
        <translation>未给出原因</translation>
    </message>
    <message>
        <location filename="../framework/messages/cluster.py"/>
        <source>DASK_SCHEDULER = {address} is not one of your schedulers, so QGIS does not connect to it: a scheduler can run programs on this computer. If you trust it, add the address under Settings &gt; Options &gt; Carbon Sink (or to the environment variable CARBONSINK_SCHEDULERS); otherwise leave DASK_SCHEDULER empty to use this computer.</source>
        <translation>DASK_SCHEDULER = {address} 不在您的调度器之列，因此 QGIS 不与其连接：调度器可以在本机上运行程序。如果您信任它，请在“设置 &gt; 选项 &gt; Carbon Sink”中添加该地址（或加入环境变量 CARBONSINK_SCHEDULERS）；否则将 DASK_SCHEDULER 留空以使用本机。</translation>
    </message>
    <message>
        <location filename="../framework/messages/cluster.py"/>
        <source>DASK_SCHEDULER = {address} needs TLS certificates, and Dask's configuration names none. Set distributed.comm.tls (ca-file, client.cert, client.key) there, or use a tcp:// address on a private network.</source>
        <translation>DASK_SCHEDULER = {address} 需要 TLS 证书，而 Dask 的配置中没有。请在其中设置 distributed.comm.tls（ca-file、client.cert、client.key），或在专用网络上使用 tcp:// 地址。</translation>
    </message>
    <message>
        <location filename="../framework/messages/cluster.py"/>
        <source>The Dask scheduler at DASK_SCHEDULER = {address} has no workers. Start workers (dask worker {address}), or leave DASK_SCHEDULER empty to use this computer.</source>
        <translation>DASK_SCHEDULER = {address} 的 Dask 调度器没有工作节点。请启动工作节点（dask worker {address}），或将 DASK_SCHEDULER 留空以使用本机。</translation>
    </message>
    <message>
        <location filename="../framework/messages/cluster.py"/>
        <source>The cluster's worker {worker} cannot read {n} of the rasters, first {path} ({reason}). Put the rasters on storage that all workers see under the same name, or leave DASK_SCHEDULER empty to use this computer.</source>
        <translation>集群的工作节点 {worker} 无法读取其中 {n} 个栅格，第一个为 {path}（{reason}）。请将栅格放在所有工作节点以相同名称可见的存储上，或将 DASK_SCHEDULER 留空以使用本机。</translation>
    </message>
    <message>
        <location filename="../framework/messages/cluster.py"/>
        <source>A block has ended several workers of DASK_SCHEDULER = {address}, last {worker}: most likely they ran out of memory. Lower MAX_MEMORY (it holds for each worker) or give the workers more.</source>
        <translation>一个栅格块使 DASK_SCHEDULER = {address} 的多个工作节点终止，最后一个为 {worker}：很可能是内存耗尽。请减小 MAX_MEMORY（对每个工作节点分别生效）或为其增加内存。</translation>
    </message>
    <message>
        <location filename="../framework/messages/cluster.py"/>
        <source>Blocks are computed on the Dask cluster {address}: workers {workers}, threads {threads}.</source>
        <translation>栅格块在 Dask 集群 {address} 上计算：工作节点 {workers} 个，线程 {threads} 个。</translation>
    </message>
    <message>
        <location filename="../framework/messages/cluster.py"/>
        <source>Part {item} of {n} did not come back from the Dask cluster {address} within {seconds} seconds and is computed on this computer. A worker may hang.</source>
        <translation>第 {item} 部分（共 {n} 部分）在 {seconds} 秒内没有从 Dask 集群 {address} 返回，改由本机计算。可能有工作进程停止响应。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>PERIOD = {period} is not possible: the {n} rasters are one per {step}, and they make no complete {period}. Add the missing rasters or choose another PERIOD.</source>
        <translation>PERIOD = {period} 不可行：{n} 个栅格的步长为 {step}，不能构成完整的 {period}。请添加缺少的栅格或选择其他 PERIOD。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>{name} {first} to {last} ({n})</source>
        <translation>{name} {first} 至 {last}（{n}）</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>The series share {n} dates, and {needed} are needed: {series}. Check the dates in the file names, and bring all to one step with 'Composite a series' (carbonsink:compositeseries).</source>
        <translation>各序列共有 {n} 个日期，需要 {needed} 个：{series}。请检查文件名中的日期，并用“合成序列”（carbonsink:compositeseries）统一步长。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>Gap in the series: no raster of {date} at all.</source>
        <translation>序列中的缺口：完全没有 {date} 的栅格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>{date} is left out: no raster of that date of {variables}.</source>
        <translation>{date} 略去：没有该日期的 {variables} 栅格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>{date} is left out: no cell has data in all of {variables}.</source>
        <translation>{date} 略去：没有一个像元在全部 {variables} 中有数据。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>another model made it</source>
        <translation>由另一模型生成</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>it lies on another grid</source>
        <translation>位于另一格网上</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>a predictor changed after it was made</source>
        <translation>生成之后有预测因子被更改</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>its layers were made with another coverage or other quantiles</source>
        <translation>其附加图层是用另一覆盖率或其他分位数生成的</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>it cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>{date} is made anew: {why}.</source>
        <translation>{date} 重新生成：{why}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>No date was found for band {name} of {path}. Put it at the end of the file's name, as in ndvi_2005.tif or ndvi_2005-03.tif, or write the dates into DATES where there is one.</source>
        <translation>{path} 的波段 {name} 没有找到日期。请将其放在文件名末尾，如 ndvi_2005.tif 或 ndvi_2005-03.tif，或在有 DATES 时写入其中。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>Two rasters have the date {date}: {first} and {second}. Keep one of them.</source>
        <translation>两个栅格的日期同为 {date}：{first} 和 {second}。请保留其中之一。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>The file {path} has {n} bands with the date {date}. It is probably hourly; times of day are not read. Compute daily or monthly values first.</source>
        <translation>文件 {path} 有 {n} 个波段的日期为 {date}。它可能是逐小时数据；不读取时刻。请先计算逐日或逐月的值。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>{path}: the file name says {in_name}, but the metadata say {in_metadata} (the file was probably copied or renamed). Name the file after its real date, or give the dates of all rasters in DATES.</source>
        <translation>{path}：文件名表示 {in_name}，而元数据表示 {in_metadata}（文件可能被复制或改名）。请按真实日期命名文件，或在 DATES 中给出所有栅格的日期。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>DATES has {n_dates} dates, and the rasters of {parameter} have {n_bands} bands. Give one date per band, in the same order.</source>
        <translation>DATES 中有 {n_dates} 个日期，而 {parameter} 的栅格有 {n_bands} 个波段。请按相同顺序为每个波段给出一个日期。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>The series has {n} dates, and a cell needs {needed} values ({parameters}). Add rasters or lower these numbers; a trend of fewer than eight values is hardly one.</source>
        <translation>序列有 {n} 个日期，而像元需要 {needed} 个值（{parameters}）。请增加栅格或降低这些数；少于八个值的趋势几乎不成其为趋势。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>No raster has a date between START = {start} and END = {end}: the dates there are run from {first} to {last}. Change START or END, or leave them empty.</source>
        <translation>没有栅格的日期在 START = {start} 与 END = {end} 之间：现有日期为 {first} 至 {last}。请更改 START 或 END，或留空。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>The column '{column}' holds '{text}', which is not a time of day. Accepted are 12:30, 1230 and decimal hours (12.5).</source>
        <translation>列“{column}”中的“{text}”不是时刻。可接受 12:30、1230 和小数小时（12.5）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>'{text}' is not a valid date. Accepted: 2005, 2005-03, 2005-03-17, 200503, 20050317, 17/03/2005, 17 Mar 2005, 2005年3月17日.</source>
        <translation>“{text}”不是有效的日期。可接受的写法：2005、2005-03、2005-03-17、200503、20050317、17/03/2005、17 Mar 2005、2005年3月17日。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>DATE = {date}, and the only raster of {wanted} is of {found}: it is used all the same. Check DATE and the rasters.</source>
        <translation>DATE = {date}，而 {wanted} 唯一的栅格日期为 {found}：仍然使用它。请检查 DATE 和栅格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>{n} of {total} records have no valid date, for example '{example}'; they count as having none.</source>
        <translation>{total} 条记录中有 {n} 条没有有效日期，例如“{example}”；按没有日期处理。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>{name}: a raster every {days} days, each taken for the days up to the next one.</source>
        <translation>{name}：每 {days} 天一幅栅格，每幅用于到下一幅之前的各天。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>Left out because rasters are missing in them ({period}): {dropped}.</source>
        <translation>因缺少其中的栅格而略去（{period}）：{dropped}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/dates.py"/>
        <source>Dates in all series: {n}, {first} to {last}. Left out: {left_out}.</source>
        <translation>所有序列共有的日期：{n} 个，{first} 至 {last}。略去：{left_out}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/diagnosis.py"/>
        <source>INPUT_FOLDER = {folder} holds no result of an assessment ({n} files looked at). Choose the folder that the maps, tables and models of the earlier steps were written to.</source>
        <translation>INPUT_FOLDER = {folder} 中没有评估结果（查看了 {n} 个文件）。请选择前面步骤写出图、表和模型的文件夹。</translation>
    </message>
    <message>
        <location filename="../framework/messages/diagnosis.py"/>
        <source>{path} cannot be read as the list of runs of a workspace ({reason}). Rename or delete it: results stay as they are, only the parameters they were made with are forgotten.</source>
        <translation>无法将 {path} 读作工作空间的运行列表（{reason}）。请重命名或删除它：结果保持不变，只是不再知道生成它们的参数。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>In {cells} cells ({share:.1%}) heterotrophic respiration is above total soil respiration, which no soil can do: the relation does not fit such low values.</source>
        <translation>有 {cells} 个像元（{share:.1%}）的异养呼吸高于土壤总呼吸，任何土壤都不可能如此：该关系不适合这样低的值。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>They are given the soil respiration (LIMIT_TO_RS).</source>
        <translation>这些像元取土壤呼吸值（LIMIT_TO_RS）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>net primary production</source>
        <translation>净初级生产力</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>gross primary production</source>
        <translation>总初级生产力</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>soil respiration</source>
        <translation>土壤呼吸</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>heterotrophic respiration</source>
        <translation>异养呼吸</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>autotrophic respiration</source>
        <translation>自养呼吸</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>ecosystem respiration</source>
        <translation>生态系统呼吸</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>net ecosystem production</source>
        <translation>净生态系统生产力</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>net ecosystem exchange</source>
        <translation>净生态系统交换量</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>net biome production</source>
        <translation>净生物群系生产力</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>gross ecosystem exchange</source>
        <translation>总生态系统交换量</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>carbon stock</source>
        <translation>碳储量</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>precipitation</source>
        <translation>降水</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>evapotranspiration</source>
        <translation>蒸散</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>solar radiation</source>
        <translation>太阳辐射</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>leaf area index</source>
        <translation>叶面积指数</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>absorbed share of light (FPAR)</source>
        <translation>光合有效辐射吸收比例（FPAR）</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>soil organic carbon content</source>
        <translation>土壤有机碳含量</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>vapour pressure deficit</source>
        <translation>饱和水汽压差</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>elevation</source>
        <translation>海拔</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>slope of the terrain</source>
        <translation>地形坡度</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>day</source>
        <translation>日</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{parameter}: {path} holds values from {low:.6g} to {high:.6g}, but {quantity} can only lie between {lowest:.6g} and {highest:.6g} {unit}.</source>
        <translation>{parameter}：{path} 的数值从 {low:.6g} 到 {high:.6g}，但{quantity}只能在 {lowest:.6g} 与 {highest:.6g} {unit} 之间。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>A scale factor of {factor:g} would bring them into that range: apply the scale of the product, for instance with the raster calculator, or set it in the file (gdal_edit -scale).</source>
        <translation>乘以比例系数 {factor:g} 后即在该范围内：请应用产品的比例系数，例如用栅格计算器，或在文件中设置（gdal_edit -scale）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>Set the fill value of the product as nodata, apply its scale factor, or convert the raster to the unit above.</source>
        <translation>请将产品的填充值设为无数据，应用其比例系数，或将栅格换算为上述单位。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{parameter}: {path} states the unit '{unit}', which cannot be converted to {wanted}.</source>
        <translation>{parameter}：{path} 注明的单位为“{unit}”，无法换算为 {wanted}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>Dry matter is about half carbon: multiply by its carbon fraction (0.45 to 0.5) first, and state the unit of carbon.</source>
        <translation>干物质约一半为碳：请先乘以其含碳率（0.45 至 0.5），并注明碳的单位。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>Its name is one of biomass and the unit does not say carbon. Multiply dry biomass by its carbon fraction (0.47) first; if it is carbon already, state it in the unit, as in t C ha-1.</source>
        <translation>其名称为生物量，而单位未注明是碳。请先将干生物量乘以其含碳率（0.47）；如果已经是碳，请在单位中注明，例如 t C ha-1。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>It reads like a change over time rather than an amount. Choose the series itself, or correct the unit in its metadata.</source>
        <translation>该单位表示随时间的变化，而不是量本身。请选择序列本身，或更正其元数据中的单位。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>It is an amount without an area. Divide by the area of the cells, or correct the unit in its metadata.</source>
        <translation>这是没有面积的总量。请除以像元面积，或更正其元数据中的单位。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>It names a factor, and whether to multiply or divide by it is open. Write the factor into the scale of the band (gdal_edit.py -scale), and the plain unit.</source>
        <translation>单位中带有系数，但无法判断应乘以还是除以该系数。请将系数写入波段的比例（gdal_edit.py -scale），并只保留单位本身。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>Choose another raster, or correct the unit in its metadata.</source>
        <translation>请选择其他栅格，或更正其元数据中的单位。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{parameter}: {path} holds {found}; it must be {wanted}. Choose another raster, or correct its name, unit or metadata if they are wrong.</source>
        <translation>{parameter}：{path} 的内容是{found}，应为{wanted}。请选择其他栅格；若其名称、单位或元数据有误，请予更正。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{parameter}: the rasters state different units ({units}), which cannot be converted into one another. Convert them to one unit, or correct the unit in their metadata.</source>
        <translation>{parameter}：各栅格注明的单位不同（{units}），且不能相互换算。请换算为同一单位，或更正其元数据中的单位。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>The largest value of {first} is {high_first:.4g}, that of {second} {high_second:.4g}: they are hardly in one unit, and no unit is stated in the files of {silent} (are they per day, or in kilograms?). Write it into them (gdal_edit.py -units 'gC m-2 d-1'), or convert them.</source>
        <translation>{first} 的最大值是 {high_first:.4g}，{second} 的最大值是 {high_second:.4g}：两者的单位很可能不同，而 {silent} 的文件未注明单位（是否按日计，或以千克计？）。请将单位写入文件（gdal_edit.py -units 'gC m-2 d-1'），或换算数值。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{parameter}: {path} is per {step}, but values per {wanted} are needed. Bring the rasters to that step with 'Composite a series' (carbonsink:compositeseries). A line between Rs and Rh that was fitted to values of another step is given by SLOPE and INTERCEPT.</source>
        <translation>{parameter}：{path} 是按{step}的数值，而需要按{wanted}的数值。请用“合成序列”（carbonsink:compositeseries）将栅格转换到该步长。由其他步长的数值拟合的 Rs 与 Rh 之间的直线用 SLOPE 和 INTERCEPT 给出。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{product} has a typical value of {value:.4g} where the observations have {observed:.4g}: they look like different units. Write the unit into the file (gdal_edit -units) or into the header of the column, as in 'npp (gC m-2 yr-1)'.</source>
        <translation>{product} 的典型值为 {value:.4g}，而观测值为 {observed:.4g}：二者的单位似乎不同。请将单位写入文件（gdal_edit -units）或列标题，例如 'npp (gC m-2 yr-1)'。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{parameter}: {n} rasters state the unit {unit} and were converted to {wanted}. If a file states a wrong unit, correct its metadata.</source>
        <translation>{parameter}：{n} 个栅格注明的单位是 {unit}，已换算为 {wanted}。若文件注明的单位有误，请更正其元数据。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{parameter}: the unit '{unit}' is not known for this quantity; the values are taken to be in {taken}. Convert them if they are not.</source>
        <translation>{parameter}：该物理量没有已知的单位“{unit}”；数值按 {taken} 处理。若并非如此，请换算。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{parameter}: {name} is named like biomass and states no unit; its values were taken as carbon. Multiply dry biomass by its carbon fraction (0.47) first, or state the unit, as in t C ha-1.</source>
        <translation>{parameter}：{name} 的名称为生物量，且未注明单位；其值已作为碳使用。请先将干生物量乘以其含碳率（0.47），或注明单位，例如 t C ha-1。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{parameter}: the unit '{unit}' does not say of what; it was taken for carbon, not for dry matter or CO2.</source>
        <translation>{parameter}：单位“{unit}”未说明是何种物质；已按碳（而不是干物质或 CO2）处理。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{parameter}: {n} of {total} rasters state no unit; they are taken to be in {unit} like the others.</source>
        <translation>{parameter}：{total} 个栅格中有 {n} 个未注明单位；与其他栅格一样按 {unit} 处理。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{parameter}: the scale factor {scale:g} of {path} is a divisor; values were divided by it.</source>
        <translation>{parameter}：{path} 的比例系数 {scale:g} 是除数；数值已除以该系数。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{parameter}: the raster {name} is named like {found}, but is used as {wanted}.</source>
        <translation>{parameter}：栅格 {name} 的名称像是{found}，却用作{wanted}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{parameter}: {path} holds values from {low:.6g} to {high:.6g}, but {quantity} lies between {lowest:.6g} and {highest:.6g} {unit}. They are used as they are: make sure that the same scale and nodata value hold for all rasters and samples.</source>
        <translation>{parameter}：{path} 的数值从 {low:.6g} 到 {high:.6g}，但{quantity}在 {lowest:.6g} 与 {highest:.6g} {unit} 之间。数值按原样使用：请确认所有栅格和样本的比例系数和无数据值一致。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{parameter}: neither the files nor their names ({name}) say which flux or stock this is. It is reported as an unknown quantity, without the words source and sink. Choose QUANTITY to change that.</source>
        <translation>{parameter}：文件及其名称（{name}）都没有说明这是哪种通量或储量。报告中按未知物理量处理，不使用“源”和“汇”。可用 QUANTITY 指定。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{variable}: total {total:.6g} Tg C, mean {mean:.6g} gC m-2, on {area:.6g} km2 with data.</source>
        <translation>{variable}：总量 {total:.6g} Tg C，均值 {mean:.6g} gC m-2，有数据面积 {area:.6g} km2。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{product}: not compared, because another product lacks them: {periods}.</source>
        <translation>{product}：未比较，因为其他产品缺少：{periods}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>NEP of {n} dates, {first} to {last}: {total:.6g} Tg C per date on average, on {area:.6g} km2 with data.</source>
        <translation>{n} 个日期的 NEP，{first} 至 {last}：平均每个日期 {total:.6g} Tg C，有数据面积 {area:.6g} km2。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux.py"/>
        <source>{n_files} files; land: {cells} cells, {area:.6g} km2; true NEP of {year}: {nep:.6g} Tg C.</source>
        <translation>{n_files} 个文件；陆地：{cells} 个像元，{area:.6g} km2；{year} 年真实 NEP：{nep:.6g} Tg C。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>hours or half hours</source>
        <translation>小时或半小时</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>days</source>
        <translation>日</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>weeks</source>
        <translation>周</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>The table {path} has no column of dates (TIMESTAMP, TIMESTAMP_START and TIMESTAMP_END, date, or year, month and day). Its columns are: {found}. Check the PROFILE, or rename the column.</source>
        <translation>表 {path} 没有日期列（TIMESTAMP、TIMESTAMP_START 和 TIMESTAMP_END、date，或年、月、日）。其列为：{found}。请检查 PROFILE，或重命名该列。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>The table {path} has none of the columns of this PROFILE, such as {wanted}. Its columns are: {found}. Choose another PROFILE, or give COLUMNS, a table of your own columns.</source>
        <translation>表 {path} 没有此 PROFILE 的任何列，例如 {wanted}。其列为：{found}。请选择其他 PROFILE，或给出 COLUMNS，即自己的列定义表。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{path}, site {site}: the column {column} is positive (mean {mean:.3g} gC m-2 per day), but gross ecosystem exchange (GEE) is negative where vegetation takes up carbon. If it holds gross production, rename it GPP; else correct its sign.</source>
        <translation>{path}，站点 {site}：列 {column} 为正值（平均 {mean:.3g} gC m-2 每日），但总生态系统交换量（GEE）在植被吸收碳时为负。若该列为总生产力，请改名为 GPP；否则请更正其符号。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{path}, site {site}: the column {column} equals GPP - Reco (mean {mean:.3g} gC m-2 per day), but net ecosystem exchange (NEE) is Reco - GPP, negative for uptake. Rename it NEP, or correct its sign.</source>
        <translation>{path}，站点 {site}：列 {column} 等于 GPP - Reco（平均 {mean:.3g} gC m-2 每日），但净生态系统交换量（NEE）是 Reco - GPP，吸收为负。请将其改名为 NEP，或更正其符号。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{path}, site {site}: the column {column} (mean {mean:.3g} gC m-2 per day) has the sign of NEE, but net ecosystem production (NEP) is -NEE. Correct the sign of one of them.</source>
        <translation>{path}，站点 {site}：列 {column}（平均值 {mean:.3g} gC m-2 每天）与 NEE 同号，但净生态系统生产力 (NEP) 是 -NEE。请更正其中之一的符号。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{path}, site {site}: the column {column} is negative (mean {mean:.3g} gC m-2 per day), but gross primary production (GPP) is not. If it holds gross exchange, rename it GEE; else correct its sign.</source>
        <translation>{path}，站点 {site}：列 {column} 为负（平均值 {mean:.3g} gC m-2 每天），但总初级生产力 (GPP) 不为负。若为总生态系统交换量，请改名为 GEE；否则请更正其符号。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{path}, site {site}: the column {column} is negative (mean {mean:.3g} gC m-2 per day), but respiration is a positive flux to the atmosphere. Correct its sign.</source>
        <translation>{path}，站点 {site}：列 {column} 为负（平均值 {mean:.3g} gC m-2 每天），但呼吸是向大气的正通量。请更正其符号。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{path}, site {site}: the column {column} equals Reco - GPP (mean {mean:.3g} gC m-2 per day), but net ecosystem production (NEP) is GPP - Reco, positive for uptake. Rename it NEE, or correct its sign.</source>
        <translation>{path}，站点 {site}：列 {column} 等于 Reco - GPP（平均 {mean:.3g} gC m-2 每日），但净生态系统生产力（NEP）是 GPP - Reco，吸收为正。请将其改名为 NEE，或更正其符号。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>The rows of the table {path} are neither days nor months nor years apart (weeks, composites or seasons), so that no STEP can be made of them. Take the daily or half-hourly file of the site; if each row is the value of a single day, write its date as 20050317.</source>
        <translation>表 {path} 各行的间隔既不是日，也不是月或年（而是周、合成期或季节），无法得到任何 STEP。请使用该站点的日尺度或半小时尺度文件；如果每一行是单独一天的值，请将日期写成 20050317 的形式。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>STEP = {wanted} is not possible: the table {path} holds {found}. Choose a longer STEP, or take a finer file of the site.</source>
        <translation>STEP = {wanted} 不可行：表 {path} 为{found}数据。请选择更长的 STEP，或使用该站点更细的文件。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{site}: rows of the same time have different values ({counts}), first {variable} of {date}: {used:.6g} and {other:.6g} in {path} (in the unit of the output, sums per day). The first row counts; remove the wrong one.</source>
        <translation>{site}：同一时间的多行取值不同（{counts}），首例为 {date} 的 {variable}：{path} 中为 {used:.6g} 和 {other:.6g}（输出单位，总量按每日计）。以第一行为准；请删除错误的行。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{site}: files have different values for the same time ({counts} rows), first {variable} of {date}: {used:.6g} in {path}, {other:.6g} in {other_path} (in the unit of the output, sums per day). The file given first counts; give the right one only.</source>
        <translation>{site}：各文件在同一时间的取值不同（{counts} 行），首例为 {date} 的 {variable}：{path} 中为 {used:.6g}，{other_path} 中为 {other:.6g}（输出单位，总量按每日计）。以先给出的文件为准；请只给出正确的文件。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{site}: {n} periods.</source>
        <translation>{site}：{n} 个时段。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>Left out for too few good values: {list}.</source>
        <translation>因有效值过少而略去：{list}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{site}: the column {column} looks like {likely}, for example {example:.4g}. Say its unit in the header, as in '{column} ({likely})', or in COLUMNS.</source>
        <translation>{site}：列 {column} 看似{likely}，例如 {example:.4g}。请在表头写明其单位，如“{column} ({likely})”，或在 COLUMNS 中写明。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{site}: {n} of {total} values of {column} are out of the range of {variable}, for example {example:.4g} (in the unit of the output, fluxes and water per day). Check the unit; the values were kept.</source>
        <translation>{site}：{column} 的 {total} 个值中有 {n} 个超出 {variable} 的范围，例如 {example:.4g}（输出单位，通量和水量为每日）。请检查单位；数值已保留。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>The table {path} has {n} rows per date (site {site}, for example {date}) and no time of day. Add the time to the date (2005-03-17 12:30), or in a column called time or hour.</source>
        <translation>表格 {path} 每个日期有 {n} 行（站点 {site}，例如 {date}），但没有时刻。请在日期中加入时刻（2005-03-17 12:30），或放在名为 time 或 hour 的列中。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>The table {path} has a row that ends before it begins: {start} to {end}. Correct TIMESTAMP_START and TIMESTAMP_END.</source>
        <translation>表格 {path} 有一行的结束早于开始：{start} 至 {end}。请更正 TIMESTAMP_START 和 TIMESTAMP_END。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>The dates of the table {path} cannot be read: '{value}' is not a valid date. Accepted are YYYYMMDDHHMM, YYYYMMDD, YYYYMM and YYYY, 2005-03-17 12:30 or 2005/3/17, 17/03/2005, 17 Mar 2005, decimal years, and columns of year, month, day, hour and minute.</source>
        <translation>无法读取表格 {path} 的日期：“{value}”不是有效日期。可接受 YYYYMMDDHHMM、YYYYMMDD、YYYYMM 和 YYYY，2005-03-17 12:30 或 2005/3/17，17/03/2005，17 Mar 2005，小数年份，以及年、月、日、时、分各列。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>The table {path} gives the column {column} in '{unit}', which is none of its units: {known}. Correct the header, or give COLUMNS, a table of your own columns.</source>
        <translation>表 {path} 中列 {column} 的单位为“{unit}”，不属于其可用单位：{known}。请更正表头，或给出 COLUMNS，即自己的列定义表。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>Nothing is left of {paths}: no period has good values (MAX_QC = {max_qc}) for {share:.0%} of its time (MIN_SHARE). Raise MAX_QC or lower MIN_SHARE.</source>
        <translation>{paths} 没有剩余内容：没有一个时段的有效值（MAX_QC = {max_qc}）达到其时间的 {share:.0%}（MIN_SHARE）。请提高 MAX_QC 或降低 MIN_SHARE。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{path}: the times are the ends of their intervals (the first is {first}); the start of each row is {minutes:g} minutes earlier.</source>
        <translation>{path}：时刻是时段的结束（第一个为 {first}）；每行的开始早 {minutes:g} 分钟。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{path}: {n} of {total} rows have no date and were left out.</source>
        <translation>{path}：{total} 行中有 {n} 行没有日期，已略去。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{path}: {n} of {total} rows have no site in the column {column} and were left out.</source>
        <translation>{path}：{total} 行中有 {n} 行在列 {column} 中没有站点，已略去。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{site}: {n} rows of {path} were joined to those of the files before it ({variables}).</source>
        <translation>{site}：已将 {path} 的 {n} 行与之前文件的行合并（{variables}）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{site}: {n} rows of {path} cover time that a file before it covers with rows of another length ({variables}); they were left out.</source>
        <translation>{site}：{path} 有 {n} 行所覆盖的时间已由之前文件中时长不同的行覆盖（{variables}）；这些行未被采用。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>These files have no column of sites and were taken for different sites by their names: {sites}. If they are years or parts of one site, add a column 'site' to each.</source>
        <translation>以下文件没有站点列，已按文件名作为不同站点处理：{sites}。如果它们是同一站点的不同年份或部分，请在每个文件中添加 'site' 列。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{path}: the site {site} has a single row, which was read as one of a table of {step}. If it is a month or a year, write its date as 2005-03 or 2005.</source>
        <translation>{path}：站点 {site} 只有一行，已按时间步长为{step}的表读取。如果它是一个月或一年，请将日期写成 2005-03 或 2005。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{path}: {rows} rows, one per step of {step}; {columns} variables.</source>
        <translation>{path}：{rows} 行，每行一个步长 {step}；{columns} 个变量。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{site}: {n} dates stand in several rows with the same values, first {date}; each was counted once.</source>
        <translation>{site}：{n} 个时间出现在多行中且取值相同，首例为 {date}；每个时间只计一次。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{site}: {there} {steps} with values; {n} are missing between the first and the last, at most {longest} in a row.</source>
        <translation>{site}：{there} {steps}有值；首末之间缺 {n} 个，最多连续 {longest} 个。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{site}: {column} has the wrong sign on the whole (mean {mean:.3g} gC m-2 d-1), as noise about 0 may have where vegetation is dormant. The values were kept; check the sign.</source>
        <translation>{site}：{column} 总体上符号相反（平均值 {mean:.3g} gC m-2 d-1），这在植被休眠时可能只是 0 附近的噪声。数值已保留；请检查符号。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{site}: the header says no unit of {columns}; these were taken.</source>
        <translation>{site}：表头没有 {columns} 的单位；采用了这些单位。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{site}: {column} is by definition negative where vegetation takes up carbon; its sign was changed to make {variable}.</source>
        <translation>{site}：按定义，{column} 在植被吸收碳时为负；已改变其符号得到 {variable}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>{path}: PROFILE = {profile} knows {found} of its variables, {other} would know {more}.</source>
        <translation>{path}：PROFILE = {profile} 识别其中 {found} 个变量，{other} 可识别更多，为 {more} 个。</translation>
    </message>
    <message>
        <location filename="../framework/messages/flux_tables.py"/>
        <source>Not in STATIONS, and so without a place and its columns: {sites}.</source>
        <translation>不在 STATIONS 中，因此没有位置及其各列：{sites}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>fuzzy ensemble, weights of each record as on a map</source>
        <translation>模糊集成，按每条记录加权，与地图相同</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>fuzzy ensemble, weights of the whole site</source>
        <translation>模糊集成，按整个站点加权</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>all site models, equally weighted</source>
        <translation>所有站点模型等权</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>one random forest of all records</source>
        <translation>全部记录的一个随机森林</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>A fuzzy ensemble needs at least {needed} sites with {records} usable records each, and {field} has {n}.</source>
        <translation>模糊集成至少需要 {needed} 个站点，每个站点 {records} 条可用记录，而 {field} 有 {n} 个。</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>Too few records (in brackets): {sites}.</source>
        <translation>记录太少的站点（括号内为记录数）：{sites}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>Choose the column that names the sites as SITE_FIELD, add records, or train one model of all with 'Train model' (carbonsink:trainmodel).</source>
        <translation>请选择标明站点的列作为 SITE_FIELD，增加记录，或用“训练模型”（carbonsink:trainmodel）为全部站点训练一个模型。</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>All predictors have one value only ({names}), so no site differs from another. Choose columns that vary as PREDICTOR_FIELDS.</source>
        <translation>所有预测因子都只有一个值（{names}），因此站点之间没有差别。请选择有变化的列作为 PREDICTOR_FIELDS。</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>The records of the site {site} lie in several classes of {field}: {zones}. A site lies in one: correct the column, or choose another as STRATUM_FIELD.</source>
        <translation>站点 {site} 的记录属于 {field} 的多个类别：{zones}。一个站点只属于一个类别：请修正该列，或选择另一列作为 STRATUM_FIELD。</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>SKILL cannot be mapped with this model of {target}: from {pairs} pairs of sites no line of R2 on distance was found. Leave SKILL empty, or train on more sites.</source>
        <translation>无法用 {target} 的这个模型绘制 SKILL：从 {pairs} 对站点没有得到 R2 对距离的直线。请将 SKILL 留空，或用更多站点训练。</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>MODEL is a fuzzy ensemble of {target}: {sites} site models that weigh differently at each place, which have no common importance of predictors. Train one model of all sites with 'Train model' (carbonsink:trainmodel) and explain that.</source>
        <translation>MODEL 是 {target} 的模糊集成：{sites} 个站点模型在每个地点的权重不同，没有共同的预测因子重要性。请用“训练模型”（carbonsink:trainmodel）为全部站点训练一个模型，再解释该模型。</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>Too few pairs of sites ({n}) have an R2 of the model of one site at the other: nothing says how skill depends on distance.</source>
        <translation>一个站点的模型在另一站点有 R2 的站点对太少（{n}）：无法说明技巧如何取决于距离。</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>R2 of a site's model at another site against their distance, {n} pairs: slope {slope:.3g} per unit of distance, Pearson r {pearson:.2f} (p {pearson_p:.2g}; {mantel:.3f} when sites change places, Mantel), Spearman {spearman:.2f} (p {spearman_p:.2g}).</source>
        <translation>一个站点的模型在另一站点的 R2 与两者距离，{n} 对：每单位距离斜率 {slope:.3g}，皮尔逊 r {pearson:.2f}（p {pearson_p:.2g}；站点互换位置时 {mantel:.3f}，Mantel），斯皮尔曼 {spearman:.2f}（p {spearman_p:.2g}）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>The skill of site models does not fall with the distance of a record ({pairs} pairs of sites): the weights have no ground in these data.</source>
        <translation>站点模型的技巧不随记录的距离下降（{pairs} 对站点）：这些权重在本数据中没有依据。</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>SKILL_CUT has no effect.</source>
        <translation>SKILL_CUT 不起作用。</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>Left out, because {field} is empty: {n} records.</source>
        <translation>因 {field} 为空而略去：{n} 条记录。</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>Sites left out, because a model of their own needs {needed} usable records: {sites}.</source>
        <translation>被剔除的站点，因为自己的模型需要 {needed} 条可用记录：{sites}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>Predictors with a single value, which do not distinguish sites: {names}.</source>
        <translation>只有一个值、不能区分站点的预测因子：{names}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>{sites} site models ({estimator}) on {records} records.</source>
        <translation>{sites} 个站点模型（{estimator}），{records} 条记录。</translation>
    </message>
    <message>
        <location filename="../framework/messages/fuzzy.py"/>
        <source>Sites held out, {model}: R2 {r2:.3f}, RMSE {rmse:.4g}, median of the sites' R2 {sites:.3f}.</source>
        <translation>留出站点，{model}：R2 {r2:.3f}，RMSE {rmse:.4g}，各站点 R2 的中位数 {sites:.3f}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>Both a table and rasters are given ({given}). Choose either SAMPLES with TARGET_FIELD and factor columns, or TARGET with factor rasters.</source>
        <translation>同时给出了表格和栅格（{given}）。请二选一：SAMPLES 加 TARGET_FIELD 和因子列，或 TARGET 加因子栅格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>Neither a table nor rasters are given. Choose either SAMPLES with TARGET_FIELD and factor columns, or TARGET with factor rasters.</source>
        <translation>既没有给出表格，也没有给出栅格。请二选一：SAMPLES 加 TARGET_FIELD 和因子列，或 TARGET 加因子栅格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>'{name}' is the target and a factor at once. Remove it from the factors.</source>
        <translation>“{name}”既是目标又是因子。请把它从因子中去掉。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>The factor '{name}' is given twice. Remove one of them.</source>
        <translation>因子“{name}”给出了两次。请去掉一个。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>No factor is given. Choose at least one in {parameters}.</source>
        <translation>没有给出因子。请在 {parameters} 中至少选择一个。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>{target} has {n} values where all factors have one too, and {needed} are needed. Values of the target that lack a factor: {missing}. Leave out that factor, or check the nodata values and the extents.</source>
        <translation>{target} 只有 {n} 个值所有因子也都有值，而需要 {needed} 个。目标有值但缺少因子的个数：{missing}。请去掉该因子，或检查无数据值和范围。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>All values of {target} that have all factors are equal: there is no variation to explain. Choose another target.</source>
        <translation>{target} 中具有所有因子的值全都相等：没有可解释的变化。请选择另一个目标。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>The factor '{factor}' has a single class ({value}) where the target has values: it cannot explain anything. Remove it.</source>
        <translation>在目标有值之处，因子“{factor}”只有一个类别（{value}）：它什么也解释不了。请去掉它。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>METHODS = {methods} cannot cut the factor '{factor}' into classes: its values lie between {low:g} and {high:g}, and geometric classes need values that are all above or all below 0. Choose another method as well.</source>
        <translation>METHODS = {methods} 无法把因子“{factor}”划分成类别：其值在 {low:g} 和 {high:g} 之间，而几何间距要求所有值都大于 0 或都小于 0。请再选择一种方法。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>The factor '{factor}' has {n} or more classes; at most {most} are supported. If its numbers are amounts, choose it as a factor that is cut into classes; else merge classes.</source>
        <translation>因子“{factor}”有 {n} 个或更多类别；最多支持 {most} 个。如果它的数字是数量，请把它选为要划分类别的因子；否则请合并类别。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>The factor column '{column}' holds numbers, but {n} of its {total} cells are text, such as '{text}'. Correct these cells; if the numbers are class codes, choose the column in CATEGORICAL_FIELDS.</source>
        <translation>因子列“{column}”是数字，但其 {total} 个单元格中有 {n} 个是文本，例如“{text}”。请改正这些单元格；如果这些数字是类别代码，请在 CATEGORICAL_FIELDS 中选择该列。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>Values used: {used} of {target} of the target. Values that lack a factor: {missing}.</source>
        <translation>使用的值：目标 {target} 个值中的 {used} 个。缺少因子的值：{missing}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>{factor}: {classes} classes ({method}), q = {q:.4f}.</source>
        <translation>{factor}：{classes} 个类别（{method}），q = {q:.4f}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>At most {most} classes are tried instead of {asked}: there are {n} values, and a class should have 10 on average.</source>
        <translation>最多尝试 {most} 个类别而不是 {asked} 个：共有 {n} 个值，每个类别平均应有 10 个。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>Only {found} of {asked} shifted factors overlap the target enough, since the region has an irregular shape. The null rests on these.</source>
        <translation>由于区域形状不规则，{asked} 次平移中只有 {found} 次与目标有足够的重叠。零模型以这些为依据。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>There are too few blocks with values for an interval of q. Raise BLOCKS (now {blocks}).</source>
        <translation>有值的分块太少，无法得到 q 的区间。请增大 BLOCKS（现为 {blocks}）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>The table has no coordinates: the null shuffles the records, and the interval draws them one by one. Both are too optimistic where neighbouring records are alike; use a point layer.</source>
        <translation>表格没有坐标：零模型打乱记录，区间逐条抽取记录。在相邻记录彼此相似之处两者都过于乐观；请使用点图层。</translation>
    </message>
    <message>
        <location filename="../framework/messages/geodetector.py"/>
        <source>q rests on all cells. Quantiles, natural breaks, the null and the interval rest on a systematic sample of {n} cells (one in {step} rows and columns).</source>
        <translation>q 以所有像元为依据。分位数、自然断点、零模型和区间以 {n} 个像元的系统样本为依据（每 {step} 行、{step} 列取一个）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>it is a web page, as servers send instead of a file that needs a login</source>
        <translation>它是一个网页，需要登录的服务器会用它代替文件</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>it is an XML text, as servers send instead of a file</source>
        <translation>它是 XML 文本，服务器有时用它代替文件</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>it is a JSON text, as servers send instead of a file</source>
        <translation>它是 JSON 文本，服务器有时用它代替文件</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>it is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>it is protected by a password; unpack it first</source>
        <translation>它有密码保护；请先解压</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>it is a damaged zip, as an interrupted download leaves it</source>
        <translation>它是损坏的 zip，下载中断时会留下这样的文件</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>nothing in it tells where its cells lie</source>
        <translation>文件中没有说明像元的位置</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>it holds no raster</source>
        <translation>文件中没有栅格</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>it is a virtual raster on a server, in a STAC item or under another name than .vrt, which could name other files and servers</source>
        <translation>它是虚拟栅格，位于服务器上、STAC 条目中，或使用了 .vrt 以外的文件名，可能引用其他文件和服务器</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>the server refuses it ({code}): it needs a login, or an address signed by its service that has not expired</source>
        <translation>服务器拒绝访问（{code}）：需要登录，或需要由其服务签名且未过期的地址</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>Of {total} files, {n} cannot be read: {files}.</source>
        <translation>{total} 个文件中有 {n} 个无法读取：{files}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{n} more are not listed.</source>
        <translation>另有 {n} 个未列出。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>Download them again, or read the others only with SKIP_DAMAGED.</source>
        <translation>请重新下载，或用 SKIP_DAMAGED 只读取其余文件。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>Order the product as GeoTIFF from AppEEARS (appeears.earthdatacloud.nasa.gov), or convert the files with gdal_translate of a GDAL that has HDF4 (conda install -c conda-forge libgdal-hdf4).</source>
        <translation>请在 AppEEARS（appeears.earthdatacloud.nasa.gov）以 GeoTIFF 格式订购该产品，或用带 HDF4 的 GDAL 的 gdal_translate 转换文件（conda install -c conda-forge libgdal-hdf4）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>Convert the files to GeoTIFF with gdal_translate of a GDAL that has the driver (conda install -c conda-forge gdal libgdal-{driver}).</source>
        <translation>请用带有该驱动的 GDAL 的 gdal_translate 把文件转换为 GeoTIFF（conda install -c conda-forge gdal libgdal-{driver}）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path} is a file of {driver}, and the GDAL of this QGIS has no driver for it.</source>
        <translation>{path} 是 {driver} 文件，而此 QGIS 的 GDAL 没有相应的驱动。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path} cannot be read: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path} is not valid JSON. Download the STAC item again.</source>
        <translation>{path} 不是有效的 JSON。请重新下载该 STAC 条目。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path} is a STAC catalog or collection. Give its items, or the answer of a search as an item collection.</source>
        <translation>{path} 是 STAC 目录或集合。请给出其中的条目，或给出作为条目集合的检索结果。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path} is neither a STAC item nor an item collection, so it names no rasters.</source>
        <translation>{path} 不是 STAC 条目，也不是条目集合，因此没有引用任何栅格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path}: none of the assets is a raster that can be read.</source>
        <translation>{path}：其资产中没有可读取的栅格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path}: its STAC item states a number for {reason} that cannot be used (0 as a scale, not finite, or too large). Correct the item.</source>
        <translation>{path}：其 STAC 条目中 {reason} 的数值无法使用（比例因子为 0、非有限值或过大）。请更正该条目。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>own folder</source>
        <translation>所在文件夹</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path}: {assets} rasters of {items} STAC items ({where}).</source>
        <translation>{path}：{items} 个 STAC 条目中的 {assets} 个栅格（{where}）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path} has {file} bands, its STAC item describes {item}: what the item says of them was not used.</source>
        <translation>{path} 有 {file} 个波段，而其 STAC 条目描述了 {item} 个：未采用条目中对波段的说明。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>the no-data value</source>
        <translation>无数据值</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>the scale</source>
        <translation>缩放系数</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>the offset</source>
        <translation>偏移量</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>the unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path}: {what} is {file} in the file and {item} in its STAC item; the file counts.</source>
        <translation>{path}：文件中{what}为 {file}，其 STAC 条目中为 {item}；以文件为准。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>INPUT and INPUT_FOLDER hold no file with rasters: {inputs}. Check the folder and the endings of its files.</source>
        <translation>INPUT 和 INPUT_FOLDER 中没有含栅格的文件：{inputs}。请检查文件夹及其文件的扩展名。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path} holds {name} twice, with different contents. Unpack it, keep the file you mean, and give the folder instead.</source>
        <translation>{path} 中有两个名为 {name} 的文件，内容不同。请解压，保留所需的文件，并改为选择该文件夹。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{variable} has dates of different steps: {first} ({first_path}) and {second} ({second_path}). Import them from two folders, or leave one of them out.</source>
        <translation>{variable} 的日期步长不一：{first}（{first_path}）与 {second}（{second_path}）。请分别从两个文件夹导入，或去掉其中之一。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>VARIABLES = {missing} is in none of the files. These hold: {found}.</source>
        <translation>没有文件含有 VARIABLES = {missing}。文件中有：{found}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path}: the name says {name}, the metadata say {metadata}. Choose with DATE_SOURCE which is right.</source>
        <translation>{path}：文件名的日期是 {name}，元数据的日期是 {metadata}。请用 DATE_SOURCE 选择以哪个为准。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path} holds {n} bands of {variable}, and nothing states their dates. Save one file per date with the date in its name. If they are the twelve months of each year in the name of the file, add a row to PRODUCTS with 'months in order' in the column days.</source>
        <translation>{path} 中有 {variable} 的 {n} 个波段，但没有任何信息说明其日期。请每个日期存为一个文件，并在文件名中写明日期。如果这些波段是文件名中各年份的十二个月，请在 PRODUCTS 中添加一行，并在 days 列填写 'months in order'。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path} names the file {href}, which is neither in its own folder nor a web address. Put the files of a STAC item into its folder.</source>
        <translation>{path} 引用了文件 {href}，它既不在其所在文件夹中，也不是网址。请把 STAC 条目的文件放在它旁边。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path} names files of other servers: {hosts}. If you trust them, run it with ALLOW_DOWNLOAD to fetch these files.</source>
        <translation>{path} 引用了其他服务器上的文件：{hosts}。如果信任这些服务器，请启用 ALLOW_DOWNLOAD 运行以获取这些文件。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path}: the hourly values of {variable} of ERA5-Land each hold the hours before them, so they cannot be added up. Download the monthly means or the daily statistics instead.</source>
        <translation>{path}：ERA5-Land 的 {variable} 小时值各自包含此前各小时的量，因此不能相加。请改为下载月平均或日统计数据。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>CRS = {crs} is not that of the files, so the size of cells must be given too. Set RESOLUTION, or choose a TEMPLATE.</source>
        <translation>CRS = {crs} 与文件的不同，因此还必须给出像元大小。请设置 RESOLUTION，或选择 TEMPLATE。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{variable}: the unit '{unit}' is not known, so the numbers are kept as they are.</source>
        <translation>{variable}：单位 '{unit}' 未知，数值保持原样。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{variable}: the files state no unit and the table of products has none, so the numbers are kept as they are. Add a row to PRODUCTS if you know it.</source>
        <translation>{variable}：文件未说明单位，产品表中也没有，数值保持原样。若知道单位，请在 PRODUCTS 中加一行。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path} is part of a longer list: only {items} items were read, as the next page lies on another server or must be asked for with a form. Ask for more items per page, or save the other pages and give them too.</source>
        <translation>{path} 只是较长列表的一部分：只读取了 {items} 个条目，因为下一页在别的服务器上，或必须用表单请求。请在每页请求更多条目，或保存其余各页并一并选择。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{variable}: scale {scale:g}, offset {offset:g} taken from the STAC item ({n} bands).</source>
        <translation>{variable}：比例因子 {scale:g} 和偏移量 {offset:g} 取自 STAC 条目（{n} 个波段）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{files} files with {bands} bands found.</source>
        <translation>找到 {files} 个文件，共 {bands} 个波段。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{path} was left out: {reason}.</source>
        <translation>{path} 被跳过：{reason}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{name} ({unit}): {written} rasters written, {kept} kept from before.</source>
        <translation>{name}（{unit}）：写出 {written} 个栅格，保留已有的 {kept} 个。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>Not imported, as they are not in the table of products: {names}. Name them in VARIABLES to import them too.</source>
        <translation>以下变量不在产品表中，未导入：{names}。若也要导入，请在 VARIABLES 中写出名称。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{variable}: {n} dates between the first and the last are missing: {dates}.</source>
        <translation>{variable}：首末日期之间缺少 {n} 个日期：{dates}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{variable}: {n} periods were left out, as days of them are missing: {dates}. Lower MIN_COVERAGE to make them from the days there are.</source>
        <translation>{variable}：有 {n} 个时段因缺少部分天数而未生成：{dates}。降低 MIN_COVERAGE 可用已有的天数生成。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{variable}: the files hold years, so PERIOD = month does not apply: its rasters are years.</source>
        <translation>{variable}：文件是年值，因此 PERIOD = month 不适用：其栅格为年值。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{variable}: {n} bands have no date and were left out, such as one of {path}. Put the date into the name of the file.</source>
        <translation>{variable}：有 {n} 个波段没有日期而被跳过，例如 {path} 中的一个。请把日期写入文件名。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{variable}: the files declare the scale {declared:g}, the inverse of that of the documentation of {product}, {used:g}, which was used.</source>
        <translation>{variable}：文件声明的比例系数为 {declared:g}，是 {product} 文档中比例系数 {used:g} 的倒数；采用了文档中的值。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{variable}: files of {product} declare the scale of their numbers, but these declare none, so the numbers are kept as they are stored. Compare them with the documentation.</source>
        <translation>{variable}：{product} 的文件会声明其数值的缩放系数，但这些文件没有声明，因此数值按存储的原样保留。请与产品文档核对。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{variable}: {n} files have no dates; their bands are taken for the months, January first, of the years in their names, as the table of products says of {product}.</source>
        <translation>{variable}：{n} 个文件没有日期；按产品表中 {product} 的说明，其波段依次视为文件名中各年份从一月开始的各月。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{variable}: the unit {unit} is taken from the table of products ({product}), as {n} files state none or another name for it.</source>
        <translation>{variable}：单位 {unit} 取自产品表（{product}），因为 {n} 个文件未注明单位或用了别的名称。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{variable}: {n} bands of {product} were not masked, as their quality bands are not among the files. Download these too.</source>
        <translation>{variable}：{product} 的 {n} 个波段未掩膜，因为文件中没有它们的质量波段。请一并下载。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{variable}: values from {low:.6g} to {high:.6g} {unit}, but {quantity} lies between {lowest:.6g} and {highest:.6g}. Check scale, unit and fill values of the files.</source>
        <translation>{variable}：数值在 {low:.6g} 到 {high:.6g} {unit} 之间，但{quantity}应在 {lowest:.6g} 到 {highest:.6g} 之间。请检查文件的比例系数、单位和填充值。</translation>
    </message>
    <message>
        <location filename="../framework/messages/imports.py"/>
        <source>{variable}: {n} bands hold preliminary values of ERA5 (expver 5), used where there are no final ones. Import them again when the final ones are published.</source>
        <translation>{variable}：有 {n} 个波段是 ERA5 的初步数据（expver 5），用于没有最终数据之处。最终数据发布后请重新导入。</translation>
    </message>
    <message>
        <location filename="../framework/messages/inspection.py"/>
        <source>{path} cannot be read as a table.</source>
        <translation>{path} 无法作为表格读取。</translation>
    </message>
    <message>
        <location filename="../framework/messages/inspection.py"/>
        <source>Save it as CSV in UTF-8.</source>
        <translation>请将其另存为 UTF-8 编码的 CSV。</translation>
    </message>
    <message>
        <location filename="../framework/messages/inspection.py"/>
        <source>Other algorithms will refuse this: {reason}</source>
        <translation>其他算法会拒绝此数据：{reason}</translation>
    </message>
    <message>
        <location filename="../framework/messages/inspection.py"/>
        <source>{path} has no CRS, so areas and totals are unknown. Assign its projection (raster menu, 'Assign projection').</source>
        <translation>{path} 没有坐标参考系，因此面积和总量未知。请指定其投影（栅格菜单，“指定投影”）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/inspection.py"/>
        <source>{path} has no data in any cell looked at. Check its nodata value and its extent.</source>
        <translation>{path} 所查看的像元都没有数据。请检查其无数据值和范围。</translation>
    </message>
    <message>
        <location filename="../framework/messages/inspection.py"/>
        <source>{path}: in {crs} the cells cover between {low:.4g} and {high:.4g} times their nominal area on the ground. Reproject it to an equal-area CRS with 'Align rasters' (carbonsink:alignrasters) where statistics count cells.</source>
        <translation>{path}：在 {crs} 中，像元的地面面积是其标称面积的 {low:.4g} 至 {high:.4g} 倍。若统计按像元计数，请用“对齐栅格”（carbonsink:alignrasters）重投影到等积坐标参考系。</translation>
    </message>
    <message>
        <location filename="../framework/messages/inspection.py"/>
        <source>{variable}: {n} rasters of {quantity} state no unit; {taken} is assumed. Write the unit into the files (gdal_edit -units) or convert them if it is another.</source>
        <translation>{variable}：{n} 个{quantity}栅格未注明单位；假定为 {taken}。请将单位写入文件（gdal_edit -units）；若为其他单位，请换算。</translation>
    </message>
    <message>
        <location filename="../framework/messages/inspection.py"/>
        <source>{variable}: {n} of {total} rasters have no date, such as {path}. Put the date at the end of the name (npp_2005.tif, npp_2005-03.tif).</source>
        <translation>{variable}：{total} 个栅格中有 {n} 个没有日期，例如 {path}。请将日期放在名称末尾（npp_2005.tif、npp_2005-03.tif）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/inspection.py"/>
        <source>{path}: {n} records repeat the site and date of another, the first is {key}. Remove or average them.</source>
        <translation>{path}：{n} 条记录的站点和日期与其他记录重复，第一处为 {key}。请删除或取平均。</translation>
    </message>
    <message>
        <location filename="../framework/messages/inspection.py"/>
        <source>{rasters} rasters and {tables} tables inspected: {doubts} doubts.</source>
        <translation>检查了 {rasters} 个栅格和 {tables} 个表格：{doubts} 个疑问。</translation>
    </message>
    <message>
        <location filename="../framework/messages/landuse.py"/>
        <source>Carbon ({carbon}, cells of {carbon_cell}) and land use ({landuse}, cells of {landuse_cell}) are on different grids. Set CARBON_RESAMPLING = nearest to give each land-use cell the carbon per area of the carbon cell it lies in, or bring them to one grid with 'Align rasters' (carbonsink:alignrasters).</source>
        <translation>碳（{carbon}，像元 {carbon_cell}）与土地利用（{landuse}，像元 {landuse_cell}）在不同格网上。请设 CARBON_RESAMPLING = nearest，使每个土地利用像元取其所在碳像元的单位面积碳，或用“对齐栅格”（carbonsink:alignrasters）将其置于同一格网。</translation>
    </message>
    <message>
        <location filename="../framework/messages/landuse.py"/>
        <source>{first} to {last}: {changed:.6g} of {area:.6g} km2 changed class.</source>
        <translation>{first} 至 {last}：{area:.6g} km2 中有 {changed:.6g} km2 类别发生变化。</translation>
    </message>
    <message>
        <location filename="../framework/messages/landuse.py"/>
        <source>Carbon changed by {change:.6g} Tg C, {conversion:.6g} of it on land that changed class.</source>
        <translation>碳变化 {change:.6g} Tg C，其中 {conversion:.6g} 位于类别变化的土地。</translation>
    </message>
    <message>
        <location filename="../framework/messages/landuse.py"/>
        <source>Cells: {cells}; without land use at the start {start}, at the end {end}.</source>
        <translation>像元：{cells}；无土地利用者：起始 {start}，终止 {end}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/landuse.py"/>
        <source>Without carbon at the start {start}, at the end {end}; {lacking} cells with a class at both dates lack carbon and count for areas only.</source>
        <translation>无碳者：起始 {start}，终止 {end}；{lacking} 个两个日期均有类别的像元缺碳，只计入面积。</translation>
    </message>
    <message>
        <location filename="../framework/messages/landuse.py"/>
        <source>The land-use rasters {paths} hold at least {n} different values, and {allowed} classes are the most. They may hold measurements; use rasters of class codes, or merge classes with 'Reclassify by table' (native:reclassifybytable).</source>
        <translation>土地利用栅格 {paths} 至少有 {n} 个不同的值，而类别最多 {allowed} 个。它们可能是测量值；请使用类别编码栅格，或用“按表重分类”（native:reclassifybytable）合并类别。</translation>
    </message>
    <message>
        <location filename="../framework/messages/landuse.py"/>
        <source>The table of densities {path} lacks classes of the land-use rasters: {missing} (it has {found}). Add a row for each.</source>
        <translation>碳密度表 {path} 缺少土地利用栅格的类别：{missing}（表中有 {found}）。请为每个类别添加一行。</translation>
    </message>
    <message>
        <location filename="../framework/messages/landuse.py"/>
        <source>The raster of the start, {first} ({first_date}), is younger than that of the end, {last} ({last_date}). Swap them.</source>
        <translation>起始栅格 {first}（{first_date}）晚于终止栅格 {last}（{last_date}）。请交换。</translation>
    </message>
    <message>
        <location filename="../framework/messages/landuse.py"/>
        <source>There is land use of {date} but no carbon raster of that date (found: {found}). Add it, or leave that land-use raster out.</source>
        <translation>有 {date} 的土地利用，但没有该日期的碳栅格（找到：{found}）。请添加，或不用该土地利用栅格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/landuse.py"/>
        <source>ACCOUNTING = {accounting} needs {wanted}. Give them, choose the other accounting, or leave out all carbon to get areas only.</source>
        <translation>ACCOUNTING = {accounting} 需要 {wanted}。请给出，或选择另一种核算方式，或不用任何碳只得到面积。</translation>
    </message>
    <message>
        <location filename="../framework/messages/landuse.py"/>
        <source> and </source>
        <translation> 和 </translation>
    </message>
    <message>
        <location filename="../framework/messages/landuse.py"/>
        <source>Carbon is resampled: its cells are {carbon}, those of land use {landuse}. Each land-use cell takes the carbon per area of the carbon cell its centre lies in (nearest neighbour; one carbon cell covers about {ratio:.4g} land-use cells), so carbon inside a carbon cell is shared out by area, whatever its classes.</source>
        <translation>碳经过重采样：其像元为 {carbon}，土地利用为 {landuse}。每个土地利用像元取其中心所在碳像元的单位面积碳（最近邻；一个碳像元约覆盖 {ratio:.4g} 个土地利用像元），因此碳像元内的碳按面积分摊，与类别无关。</translation>
    </message>
    <message>
        <location filename="../framework/messages/landuse.py"/>
        <source>Carbon below zero in {paths}: right for fluxes, wrong for stocks. It is used as it is.</source>
        <translation>{paths} 中碳小于零：对通量正确，对储量错误。按原样使用。</translation>
    </message>
    <message>
        <location filename="../framework/messages/landuse.py"/>
        <source>The rasters have no dates and YEARS was not given: the dynamic degrees, which are per year, stay empty.</source>
        <translation>栅格没有日期且未给出 YEARS：按年计的动态度留空。</translation>
    </message>
    <message>
        <location filename="../framework/messages/landuse.py"/>
        <source>Both dates of land use are one raster, {path}: nothing can have changed. Give the raster of the other date.</source>
        <translation>两个日期的土地利用是同一栅格 {path}：不可能有任何变化。请给出另一日期的栅格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/landuse.py"/>
        <source>Land use of {landuse} is combined with carbon of {carbon}.</source>
        <translation>{landuse} 的土地利用与 {carbon} 的碳结合。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>to train a model</source>
        <translation>才能训练模型</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>to hold out this TEST_FRACTION of them</source>
        <translation>才能留出这样的 TEST_FRACTION</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>for this number of folds; lower FOLDS or add records</source>
        <translation>才能用这样的折数；请降低 FOLDS 或增加记录</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>in a stratum; merge it with another or leave STRATUM_FIELD empty</source>
        <translation>才能构成一个分层；请与其他分层合并或将 STRATUM_FIELD 留空</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>to fit a line</source>
        <translation>才能拟合直线</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>that have a value, a stratum and a REFERENCE above 0 to expand samples from</source>
        <translation>（有值、有分层且 REFERENCE 大于 0）才能由其扩充样本</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>with a value in all PRODUCTS</source>
        <translation>（在所有 PRODUCTS 中有值）</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>that have data in the chosen pools; or set MISSING_POOLS = zero</source>
        <translation>（在所选碳库中有数据）；或设 MISSING_POOLS = zero</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>held out in the area of applicability to tell the expected error</source>
        <translation>（在适用区内被留出）才能得出预期误差</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>to screen this number of predictors</source>
        <translation>才能筛选这样多的预测因子</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>Too few usable records: {n}, and {needed} are needed {why}. Records with an empty or missing value in the target or a predictor do not count.</source>
        <translation>可用记录过少：{n} 条，需要 {needed} 条{why}。目标或预测因子为空或缺失的记录不计。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>it is not a model file (not a zip archive)</source>
        <translation>不是模型文件（不是 zip 归档）</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>it is damaged or incomplete</source>
        <translation>已损坏或不完整</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>a part of it is missing</source>
        <translation>缺少其中一部分</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>its contents were changed after it was written</source>
        <translation>写出后内容被更改</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>a part of it is larger than any real model</source>
        <translation>其中一部分大于任何真实模型</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>it holds names that point outside the archive</source>
        <translation>含有指向归档之外的名称</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>it holds the same part twice</source>
        <translation>同一部分出现两次</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>its description does not have the expected form</source>
        <translation>其描述不符合预期格式</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>it was not written by Carbon Sink</source>
        <translation>不是由 Carbon Sink 写出</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>it holds a kind of model that this version of the plugin does not know</source>
        <translation>含有本版本插件不认识的模型类型</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>its estimator cannot be read, nor refitted</source>
        <translation>其估计器无法读取，也无法重新拟合</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>The model {path} cannot be used: {why}{detail}. Nothing of it was run. Train the model again (carbonsink:trainmodel) or get a fresh copy of the file.</source>
        <translation>模型 {path} 无法使用：{why}{detail}。其中任何内容都未运行。请重新训练模型（carbonsink:trainmodel）或获取完好的文件副本。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>LOWER and UPPER are the quantiles {lower:.4g} and {upper:.4g} of the forest: between these lie {coverage:.4g} of the held-out records.</source>
        <translation>LOWER 和 UPPER 为森林的 {lower:.4g} 和 {upper:.4g} 分位数：留出记录有 {coverage:.4g} 位于其间。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>LOWER and UPPER are the quantiles {lower:.4g} and {upper:.4g} of the forest as they are: the model has too few held-out records to calibrate a coverage of {coverage:.4g}.</source>
        <translation>LOWER 和 UPPER 直接取森林的 {lower:.4g} 和 {upper:.4g} 分位数：模型的留出记录过少，无法校准 {coverage:.4g} 的覆盖率。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>LOWER and UPPER are the quantiles {lower:.4g} and {upper:.4g} of the forest as they are; picp_raw in the scores of the training says what such intervals cover.</source>
        <translation>LOWER 和 UPPER 直接取森林的 {lower:.4g} 和 {upper:.4g} 分位数；训练评分中的 picp_raw 说明此类区间的覆盖率。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>None of the {rows} records has all that the model needs: {inputs}. Look at the names of the columns and at missing values.</source>
        <translation>{rows} 条记录中没有一条具备模型所需的全部内容：{inputs}。请检查列名和缺失值。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>It also looks back on the {n} steps before a record, which must be there without a gap at the same site.</source>
        <translation>它还要回看记录之前的 {n} 步，这些记录必须在同一站点连续存在。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>{rows} records predicted, {without} without a prediction; {outside} lie outside the area of applicability.</source>
        <translation>预测了 {rows} 条记录，{without} 条没有预测值；{outside} 条位于适用区之外。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>The interval is that of the quantiles of the forest.</source>
        <translation>区间为森林分位数的区间。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>The interval is the prediction and the errors of held-out records, {share} of which lie in it: it is as wide for every record.</source>
        <translation>区间为预测值加上留出记录的误差，其中 {share} 位于区间内：对每条记录同样宽。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>There is no interval: the model has too few held-out records for this COVERAGE.</source>
        <translation>没有区间：对于该 COVERAGE，模型的留出记录太少。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>{field} names no parent: all {n} records count as measured.</source>
        <translation>{field} 未注明任何父样本：全部 {n} 条记录都视为实测记录。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>{made} of {n} records are expanded from {parents} sites. They train the model, are held out together with their parent and are not scored; the bags of a forest are drawn by parent.</source>
        <translation>{n} 条记录中有 {made} 条由 {parents} 个站点扩展而来。它们参与模型训练，与其父样本一起留出，且不参与评分；森林的自助样本按父样本抽取。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>Held-out predictions ({validation}) are on average {percent:.1f} % lower than the measurements: expect means and totals of the map to be too low by about as much.</source>
        <translation>留出预测（{validation}）平均比实测值低 {percent:.1f} %：预计地图的均值和总量也大约偏低这么多。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>Held-out predictions ({validation}) are on average {percent:.1f} % higher than the measurements: expect means and totals of the map to be too high by about as much.</source>
        <translation>留出预测（{validation}）平均比实测值高 {percent:.1f} %：预计地图的均值和总量也大约偏高这么多。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>The model was trained on logarithms without the smearing correction, so it predicts medians rather than means: set SMEARING.</source>
        <translation>模型以对数训练而未做 smearing 校正，因此预测的是中位数而不是均值：请启用 SMEARING。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>map units</source>
        <translation>地图单位</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>{sites} sites lie no closer together than the map lies to them: {folds} random folds of sites look like the map (W = {w} {unit}).</source>
        <translation>{sites} 个站点彼此之间的距离不小于地图到它们的距离：{folds} 个随机站点折即与地图相似（W = {w} {unit}）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>{folds} folds of {sites} sites, merged from {clusters} clusters: held-out sites lie about as far from the others as the map lies from all sites (W = {w} {unit}).</source>
        <translation>{sites} 个站点的 {folds} 个折，由 {clusters} 个聚类合并而成：留出站点到其他站点的距离与地图到所有站点的距离大致相当（W = {w} {unit}）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>degrees</source>
        <translation>度</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>Blocks of {size:.4g} {unit}: {n} of them hold records.</source>
        <translation>块边长 {size:.4g} {unit}：{n} 个块含有记录。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>The variogram of the residuals suggests {size:.4g}.</source>
        <translation>残差的变异函数建议 {size:.4g}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>BLOCK_SIZE was taken from the variogram of the residuals.</source>
        <translation>BLOCK_SIZE 取自残差的变异函数。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>The stratum {stratum} of {field} has {n} usable records, and a model of its own needs {needed}. Merge it with another stratum, set SMALL_STRATA = skip, or leave STRATUM_FIELD empty.</source>
        <translation>{field} 的分层 {stratum} 有 {n} 条可用记录，单独建模需要 {needed} 条。请与其他分层合并，设 SMALL_STRATA = skip，或将 STRATUM_FIELD 留空。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>Validation by site needs at least {needed} sites, and {field} distinguishes {n}. Choose the column that names the sites, or VALIDATION = kfold.</source>
        <translation>按站点验证至少需要 {needed} 个站点，而 {field} 区分出 {n} 个。请选择标明站点的列，或 VALIDATION = kfold。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>VALIDATION = {validation} holds out places, and SAMPLES is a table without points. Make a point layer of it first ('Create points layer from table') or choose another VALIDATION.</source>
        <translation>VALIDATION = {validation} 留出地点，而 SAMPLES 是没有点的表。请先生成点图层（“从表格创建点图层”），或选择其他 VALIDATION。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>VALIDATION = {validation} makes folds that look like the map, and needs to know the map: give one of its predictor rasters as MAP_RASTER.</source>
        <translation>VALIDATION = {validation} 生成与地图相似的折，因此需要知道地图：请将其一个预测变量栅格作为 MAP_RASTER 给出。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>VALIDATION = {validation} compares sites pair by pair, {most} at most, and there are {n}. Use VALIDATION = block.</source>
        <translation>VALIDATION = {validation} 逐对比较站点，最多 {most} 个，而现有 {n} 个。请使用 VALIDATION = block。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>All values of the target '{column}' are {value:g}: there is nothing to learn. Choose another column.</source>
        <translation>目标“{column}”的值全部为 {value:g}：没有可学习的内容。请选择其他列。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>TRANSFORM = log needs positive values, and '{column}' has {n} that are not (smallest {smallest:g}). Remove them or use TRANSFORM = none.</source>
        <translation>TRANSFORM = log 要求正值，“{column}”有 {n} 个不为正（最小 {smallest:g}）。请去除它们或使用 TRANSFORM = none。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>ESTIMATOR = {key} is unknown. Known: {known}.</source>
        <translation>未知的 ESTIMATOR = {key}。可用：{known}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>The variable {variable} holds classes not seen in training: {values} (known: {known}). Add samples of these classes, mask them out, or choose to leave them without data.</source>
        <translation>变量 {variable} 含有训练中从未见过的类别：{values}（已知：{known}）。请增加这些类别的样本，将其掩膜，或选择使其无数据。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>Maps of Shapley values are made where these are exact: for {exact}. MODEL is {estimator}, whose values can only be estimated, at a tenth of a second for each cell. Train one of the others, or use 'Explain model' (carbonsink:explainmodel), which explains {estimator} on a sample of its records.</source>
        <translation>Shapley 值图只在其为精确值时生成：适用于 {exact}。MODEL 为 {estimator}，其值只能估计，每个像元需十分之一秒。请训练其他模型之一，或使用“解释模型”（carbonsink:explainmodel），它在记录样本上解释 {estimator}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>{parameter} needs at least {needed} members and has {n}{chosen}. Choose more.</source>
        <translation>{parameter} 至少需要 {needed} 项，现有 {n} 项{chosen}。请选择更多。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>The column {column} states the unit {unit}, and the model predicts {wanted}: one cannot be converted to the other. Correct the header, or convert the column first.</source>
        <translation>列 {column} 注明的单位是 {unit}，而模型预测的是 {wanted}：二者不能换算。请更正列名，或先换算该列。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>values of no known unit</source>
        <translation>单位未知的值</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>The model {path} was written by a newer version of Carbon Sink (format {schema}, this version reads up to {supported}). Update the plugin.</source>
        <translation>模型 {path} 由更新版本的 Carbon Sink 写出（格式 {schema}，本版本最高可读 {supported}）。请更新插件。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>The model {path} holds parts that a model of ours never has: {types}. Nothing of it was run. Do not use this file.</source>
        <translation>模型 {path} 含有本插件模型不应有的部分：{types}。其中任何内容都未运行。请勿使用此文件。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>The training table does not state the units of these predictors, so they were not compared with those given now: {list}. Check that they are the same; to have them checked, write them into the headers of the training table, such as 'temperature (K)', or make it with 'Sample rasters at sites'.</source>
        <translation>训练表未注明这些预测变量的单位，因此未与当前给出的单位比较：{list}。请确认两者相同；若要自动核对，请将单位写入训练表的表头，例如 'temperature (K)'，或用“在站点处对栅格采样”生成训练表。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>No unit is stated for these predictors; they are taken to be in the units of the training: {list}.</source>
        <translation>这些预测变量未注明单位，按训练时的单位处理：{list}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>No SITE_FIELD was given: records at the same coordinates ({columns}) count as one site; {n_sites} sites.</source>
        <translation>未给出 SITE_FIELD：坐标（{columns}）相同的记录视为一个站点；共 {n_sites} 个站点。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>The model was trained on {n} of the {total} sites of this test: {sites}. Scores of these are no outside test; leave them out.</source>
        <translation>模型的训练用到了本次检验 {total} 个站点中的 {n} 个：{sites}。对它们的评分不是外部检验；请去掉它们。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>{target} is exactly proportional to {predictor} within {sites} sites ({records} records), as in records made by 'Expand samples', and PARENT_FIELD does not say which records were made. Scores are then those of records that the model knows: give PARENT_FIELD, leave out the made records, or leave out {predictor} if it was computed from the target.</source>
        <translation>在 {sites} 个站点（{records} 条记录）内 {target} 与 {predictor} 严格成正比，如同“扩展样本”生成的记录，而 PARENT_FIELD 未说明哪些记录是扩展生成的。此时评分是对模型已知记录的评分：请给出 PARENT_FIELD，去掉扩展生成的记录；若 {predictor} 是由目标变量算出的，则去掉它。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>The sites of the records are not known, so VALIDATION = {used} is used: its scores are optimistic when several records come from one site. Give SITE_FIELD if there is one.</source>
        <translation>记录的站点未知，因此采用 VALIDATION = {used}：若多条记录来自同一站点，其评分偏乐观。若有请给出 SITE_FIELD。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>{n} records have no held-out prediction (validation {validation}): nothing else of their stratum was left to train on.</source>
        <translation>{n} 条记录没有留出预测（验证 {validation}）：其分层没有其他记录可供训练。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>{validation}: R2 {r2:.3f}, RMSE {rmse:.4g}, MAE {mae:.4g} ({n} records).</source>
        <translation>{validation}：R2 {r2:.3f}，RMSE {rmse:.4g}，MAE {mae:.4g}（{n} 条记录）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>The estimator in {path} cannot be read here ({reason}); it was fitted again from the training table inside the model. Predictions may differ slightly from those of the machine that wrote it.</source>
        <translation>{path} 中的估计器在此无法读取（{reason}）；已由模型内的训练表重新拟合。预测可能与写出它的机器略有不同。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>The model was written with scikit-learn {written}; this is {running}.</source>
        <translation>模型由 scikit-learn {written} 写出；此处为 {running}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>{cells} cells are without data because the classes {values} of {variable} were never met in training.</source>
        <translation>{cells} 个像元无数据，因为 {variable} 的类别 {values} 在训练中从未见过。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>{share:.1%} of the predicted cells ({cells}) lie outside the area of applicability: no score of the model applies there.</source>
        <translation>预测像元的 {share:.1%}（{cells} 个）位于适用域之外：模型的任何评分在该处都不成立。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>{share:.1%} of the cells ({cells}) lie outside the training range of {variable}: the model extrapolates there.</source>
        <translation>{share:.1%} 的像元（{cells} 个）超出 {variable} 的训练范围：模型在该处外推。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>Shapley values of {estimator} are estimated by the shap library on a sample: {records} of {total} records, against {background} training records.</source>
        <translation>{estimator} 的 Shapley 值由 shap 库在样本上估计：{total} 条记录中的 {records} 条，以 {background} 条训练记录为背景。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>Shapley values of {estimator} are left out: they need the library '{library}'. Install it from the menu of the plugin; importance and effects do without.</source>
        <translation>略去 {estimator} 的 Shapley 值：需要库“{library}”。请由插件菜单安装；重要性和效应无需它。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>{records} records: nodes of more than {largest} records were split at one of {bins} quantiles of each predictor, smaller nodes exactly.</source>
        <translation>{records} 条记录：超过 {largest} 条记录的节点在各预测变量的 {bins} 个分位数之一处分裂，较小的节点精确分裂。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>Tuning compared {compared} settings (RMSE {before:.4g} as given, {after:.4g}): {found}.</source>
        <translation>调参比较了 {compared} 种设置（给定设置的 RMSE {before:.4g}，调参后 {after:.4g}）：{found}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>the given ones are best</source>
        <translation>给定的设置最好</translation>
    </message>
    <message>
        <location filename="../framework/messages/learn.py"/>
        <source>Strata of {field} left out because they have fewer than {needed} usable records: {strata}.</source>
        <translation>{field} 的以下分层因可用记录少于 {needed} 条而略去：{strata}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>{subject}: Moran's I = {i:.4f} (expected {expected:.2g}), z = {z:.2f}, {p} (normal)</source>
        <translation>{subject}：莫兰指数 I = {i:.4f}（期望 {expected:.2g}），z = {z:.2f}，{p}（正态）</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>, {p} by permutations</source>
        <translation>，{p}（置换）</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>pooled reference of {n} sums</source>
        <translation>{n} 个和的合并参照</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>directed (one-sided) p</source>
        <translation>定向（单侧）p</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>one-sided p</source>
        <translation>单侧 p</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>p &lt;= {alpha:g}</source>
        <translation>p &lt;= {alpha:g}</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>false-discovery rate {alpha:g}, that is p &lt;= {threshold:.3g}</source>
        <translation>错误发现率 {alpha:g}，即 p &lt;= {threshold:.3g}</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>Significant: {significant} of {tested} tested ({reference}, {tail}, {rule}).</source>
        <translation>显著：{tested} 个检验中有 {significant} 个（{reference}，{tail}，{rule}）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>its name must end in .gal, .gwt, .kwt or .swm</source>
        <translation>文件名必须以 .gal、.gwt、.kwt 或 .swm 结尾</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>it cannot be read ({detail})</source>
        <translation>无法读取（{detail}）</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>it is not a text in UTF-8 or GB 18030</source>
        <translation>它不是 UTF-8 或 GB 18030 编码的文本</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>the line is not a list of ids</source>
        <translation>该行不是标识列表</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>the first line must hold the number of features, or 0, that number, the layer and the column of ids</source>
        <translation>第一行必须是要素个数，或依次为 0、该个数、图层和标识列</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>'{detail}' is not a number</source>
        <translation>“{detail}”不是数字</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>the weight {detail} is negative or not a number</source>
        <translation>权重 {detail} 为负或不是数字</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>the line has too few or too many values</source>
        <translation>该行的值过少或过多</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>the feature {detail} does not have as many neighbours as its line says</source>
        <translation>要素 {detail} 的邻居数与该行所写不符</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>it holds {detail} features, not as many as its first line says</source>
        <translation>文件含 {detail} 个要素，与第一行所写不符</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>the feature {detail} occurs twice</source>
        <translation>要素 {detail} 出现两次</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>it is shorter or longer than its numbers say</source>
        <translation>文件长度与其中的数目不符</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>, line {line}</source>
        <translation>，第 {line} 行</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>The file of weights {path}{where} cannot be used: {reason}. Write it again with GeoDa or ArcGIS, or choose other WEIGHTS.</source>
        <translation>权重文件 {path}{where}无法使用：{reason}。请用 GeoDa 或 ArcGIS 重新写出，或选择其他 WEIGHTS。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>{zone}: the centre did not move from {first} to {last}.</source>
        <translation>{zone}：从 {first} 到 {last} 重心没有移动。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>{zone}: the centre moved {distance:.4g} km from {first} to {last}, direction {azimuth:.0f}° (clockwise from north); by least squares {speed:.3g} km a year, direction {speed_azimuth:.0f}°.</source>
        <translation>{zone}：重心自 {first} 至 {last} 移动 {distance:.4g} km，方向 {azimuth:.0f}°（自北顺时针）；最小二乘每年 {speed:.3g} km，方向 {speed_azimuth:.0f}°。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source> With the error of the maps it is {lower:.3g} to {upper:.3g} km.</source>
        <translation>计入地图误差为 {lower:.3g} 至 {upper:.3g} km。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source> With the error of the maps it is 0 to {upper:.3g} km: it may not have moved at all.</source>
        <translation>计入地图误差为 0 至 {upper:.3g} km：可能根本没有移动。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>{subject}: {name} = {value:.6g} (expected {expected:.6g})</source>
        <translation>{subject}：{name} = {value:.6g}（期望值 {expected:.6g}）</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>, z = {z:.2f}, {p} (normal)</source>
        <translation>，z = {z:.2f}，{p}（正态）</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>Weights of {path}: {links} links of {features} features, all of equal weight.</source>
        <translation>{path} 的权重：{features} 个要素的 {links} 条连接，权重相等。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>Weights of {path}: {links} links of {features} features, weighted.</source>
        <translation>{path} 的权重：{features} 个要素的 {links} 条连接，权重不等。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>{n} features are their own neighbours there; that is left out.</source>
        <translation>其中 {n} 个要素以自身为邻居，这些连接已略去。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>{name} has a class '{label}', which stands for 'not significant' in the result. Give the class another name.</source>
        <translation>{name} 有名为“{label}”的类别，而该名称在结果中表示“不显著”。请为该类别改名。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>Ids of {path} and of the column {field} ({n}) differ by leading zeros only: {file} in the file, {layer} in the column. Choose a column that is written as in the file as ID_FIELD, or write the file again.</source>
        <translation>{path} 与列 {field} 的标识（{n} 个）仅前导零不同：文件中为 {file}，列中为 {layer}。请选择写法与文件一致的列作为 ID_FIELD，或重新写出文件。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>None of the ids in {path} is in the column {field} of the polygons. The file has {file}, the column {layer}. Choose the column that the file was made with as ID_FIELD.</source>
        <translation>{path} 中的标识都不在多边形的 {field} 列中。文件中有 {file}，列中有 {layer}。请选择生成该文件时使用的列作为 ID_FIELD。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>The column {field} does not tell the polygons apart: {n} of its values occur in several polygons ({ids}). Choose another ID_FIELD, or dissolve the polygons by it.</source>
        <translation>{field} 列不能区分多边形：有 {n} 个值出现在多个多边形上（{ids}）。请选择其他 ID_FIELD，或按该列融合多边形。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>The polygons have no column '{field}', which {path} names its features by. Choose the column that holds these ids as ID_FIELD.</source>
        <translation>多边形没有 {path} 用来命名要素的列“{field}”。请选择含有这些标识的列作为 ID_FIELD。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>All values of {name} are {label}: there are no joins of classes to count. Choose a column of two classes or more.</source>
        <translation>{name} 的值都是 {label}：没有可统计的类别连接。请选择至少有两个类别的列。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>{name} has {n} different values, and no more than {most} can be classes. Choose a column of classes; numbers are tested by the other statistics.</source>
        <translation>{name} 有 {n} 个不同的值，而类别最多 {most} 个。请选择类别列；数值请用其他统计量检验。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>The general G is for values of 0 and more, and {name} goes down to {lowest:g}. Leave getis_ord out of GLOBAL_STATISTICS: Moran's I and Geary's c take any values.</source>
        <translation>一般 G 只用于不小于 0 的值，而 {name} 的最小值为 {lowest:g}。请从 GLOBAL_STATISTICS 中去掉 getis_ord：Moran's I 和 Geary's c 可用于任何值。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>All values of {name} are {value:g}: there is no pattern to test. Choose other data.</source>
        <translation>{name} 的值全部为 {value:g}：没有可检验的格局。请选择其他数据。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>{name} has {n} values, and a test of pattern needs at least {needed}. Check the nodata value of a raster, or the empty values of a column.</source>
        <translation>{name} 有 {n} 个值，格局检验至少需要 {needed} 个。请检查栅格的无数据值，或列中的空值。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>None of the {n} values of {name} has a neighbour with a value. Use CONTIGUITY = queen for cells that touch at corners only; for polygons that do not touch use WEIGHTS = fuzzy, knn or distance.</source>
        <translation>{name} 的 {n} 个值都没有带值的邻居。若像元仅角点相接，请使用 CONTIGUITY = queen；若多边形互不相接，请使用 WEIGHTS = fuzzy、knn 或 distance。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>SERIES has negative values in {cells} of {total} cells on {date}, and weights must not be negative. Choose WEIGHT_RULE = sinks, sources or absolute.</source>
        <translation>SERIES 在 {date} 的 {total} 个像元中有 {cells} 个为负值，而权重不得为负。请选择 WEIGHT_RULE = sinks、sources 或 absolute。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>No cell of SERIES has a weight on any date with WEIGHT_RULE = {rule}: there is no centre. Choose another WEIGHT_RULE, or check the values of {first}.</source>
        <translation>在 WEIGHT_RULE = {rule} 下，SERIES 在任何日期都没有具有权重的像元：不存在重心。请选择其他 WEIGHT_RULE，或检查 {first} 的数值。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>SERIES has {n} dates, and emerging hot spots need at least {needed}: the classes rest on 90 % of the dates and on a trend. Add rasters of more dates.</source>
        <translation>SERIES 有 {n} 个日期，新兴热点至少需要 {needed} 个：类别依据 90 % 的日期和趋势确定。请添加更多日期的栅格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>{n} polygons are not in {path} and have no neighbours; their {field}: {ids}.</source>
        <translation>{n} 个多边形不在 {path} 中，因而没有邻居；其 {field}：{ids}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>{n} ids of {path} belong to no polygon of the column {field} that was tested and are left out: {ids}.</source>
        <translation>{path} 中有 {n} 个标识（列 {field}）没有对应的参与检验的多边形，已略去：{ids}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>WEIGHT_RULE = {rule}: the sign of {name} says neither sink nor source, so positive values are taken for sinks. Name the files after the flux (nep_2005.tif, nee_2005.tif) to change that.</source>
        <translation>WEIGHT_RULE = {rule}：{name} 的正负号不表示碳汇或碳源，因此正值视为碳汇。如需更改，请按通量命名文件（nep_2005.tif、nee_2005.tif）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>With {permutations} permutations no p is below {smallest:.2g}, which is coarse for a false-discovery rate: use {wanted} or more.</source>
        <translation>{permutations} 次置换时 p 不会低于 {smallest:.2g}，对错误发现率而言过粗：请用 {wanted} 次或更多。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>Features used: {used}. Left out: {no_geometry} without geometry, {no_value} without a value.</source>
        <translation>使用的要素：{used}。略去：无几何 {no_geometry}，无值 {no_value}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>{n} of {total} have no neighbour with a value and get no result.</source>
        <translation>{total} 个中有 {n} 个没有带值的邻居，没有结果。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>The raster has {n} values; the pooled reference needs {needed}, so {permutations} conditional permutations are used (REFERENCE = conditional).</source>
        <translation>栅格有 {n} 个值；合并参照需要 {needed} 个，因此改用 {permutations} 次条件置换（REFERENCE = conditional）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>Patches smaller than {area:g} ha merged into neighbours: {merged}; kept because nothing larger borders on them: {left}.</source>
        <translation>小于 {area:g} ha 的斑块并入邻近斑块：{merged} 个；因没有更大的斑块与之相邻而保留：{left} 个。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>DISTANCE was not given: {distance:.6g} m is used, the smallest at which every feature has a neighbour.</source>
        <translation>未给出 DISTANCE：采用 {distance:.6g} m，即使每个要素都有邻居的最小距离。</translation>
    </message>
    <message>
        <location filename="../framework/messages/pattern.py"/>
        <source>{date}: {shares}; Moran's I = {i:.3f}.</source>
        <translation>{date}：{shares}；莫兰指数 I = {i:.3f}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/places.py"/>
        <source>The rasters have no CRS: the coordinates of '{layer}' ({crs}) were taken as they are. Where the rasters are in another CRS, set it in the layer's properties.</source>
        <translation>栅格没有坐标参考系：图层“{layer}”（{crs}）的坐标按原值使用。如果栅格属于其他坐标参考系，请在图层属性中设置。</translation>
    </message>
    <message>
        <location filename="../framework/messages/places.py"/>
        <source>no CRS</source>
        <translation>无坐标参考系</translation>
    </message>
    <message>
        <location filename="../framework/messages/places.py"/>
        <source>{name} ({share:.3g} %)</source>
        <translation>{name}（{share:.3g} %）</translation>
    </message>
    <message>
        <location filename="../framework/messages/places.py"/>
        <source>Zones that extend beyond the rasters, and the share of their area outside: {list}. Their totals and areas are those of the part on the rasters.</source>
        <translation>部分位于栅格之外的分区及其在栅格之外的面积比例：{list}。其总量和面积仅为位于栅格之内的部分。</translation>
    </message>
    <message>
        <location filename="../framework/messages/places.py"/>
        <source>CRS {crs}</source>
        <translation>坐标参考系 {crs}</translation>
    </message>
    <message>
        <location filename="../framework/messages/places.py"/>
        <source>additional no data {values}</source>
        <translation>附加无数据值 {values}</translation>
    </message>
    <message>
        <location filename="../framework/messages/places.py"/>
        <source>the nodata value of the file counts as a value</source>
        <translation>文件的无数据值按有效值处理</translation>
    </message>
    <message>
        <location filename="../framework/messages/places.py"/>
        <source>{path} is read as set in the properties of its layer: {list}.</source>
        <translation>{path} 按其图层属性中的设置读取：{list}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/places.py"/>
        <source>The raster {path} stores longitudes before latitudes, and cannot be given another name, date or CRS as it is. Import it by 'Import downloads' (importseries) first.</source>
        <translation>栅格 {path} 先存经度后存纬度，不能直接更改其名称、日期或 CRS。请先用“导入下载数据”(importseries) 导入。</translation>
    </message>
    <message>
        <location filename="../framework/messages/places.py"/>
        <source>The raster {path} is in degrees and reaches a latitude of {latitude:.6g}: it stores longitudes before latitudes and lies on its side, or its CRS is wrong. Read it by 'Import downloads' (importseries), or set the CRS that its coordinates are in.</source>
        <translation>栅格 {path} 以度为单位，而纬度达到 {latitude:.6g}：它先存经度后存纬度，图幅侧置，或其坐标系有误。请用“导入下载数据”（importseries）读取，或设置其坐标所用的坐标系。</translation>
    </message>
    <message>
        <location filename="../framework/messages/places.py"/>
        <source>The output {path} would have the style file {style}, which is that of {other}. Choose another name or folder for the output.</source>
        <translation>输出 {path} 的样式文件将是 {style}，而它属于 {other}。请为输出选择其他名称或文件夹。</translation>
    </message>
    <message>
        <location filename="../framework/messages/places.py"/>
        <source>These rasters are in longitude and latitude and name no CRS: WGS 84 (EPSG:4326) is assumed. Set another one in the layer's properties: {list}.</source>
        <translation>这些栅格以经纬度为坐标但未注明 CRS，按 WGS 84 (EPSG:4326) 处理。如为其他坐标系，请在图层属性中设置：{list}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/places.py"/>
        <source>The last band of these rasters is declared as the opacity of a picture: it is left out, and where it is 0 the other bands have no data. If it holds values, write the file again with gdal_translate -colorinterp_4 undefined: {list}.</source>
        <translation>这些栅格的最后一个波段被声明为图像的不透明度：该波段不予使用，其值为 0 处其他波段视为无数据。如果它存放的是数值，请用 gdal_translate -colorinterp_4 undefined 重新写出文件：{list}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/places.py"/>
        <source>QGIS leaves out {n} of the {total} rows of {path}: it cannot read their coordinates. Look for decimal commas, letters and empty cells in the columns of coordinates.</source>
        <translation>QGIS 略去了 {path} 的 {total} 行中的 {n} 行：无法读取其坐标。请检查坐标列中的逗号小数点、字母和空单元格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The rasters do not share one grid: {second} differs from {first}: {differences}. Bring them to one grid first with 'Align rasters' (carbonsink:alignrasters).</source>
        <translation>栅格不在同一格网上：{second} 与 {first} 的差异为 {differences}。请先用“对齐栅格”（carbonsink:alignrasters）置于同一格网。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>Cell areas cannot be computed: the raster {path} has no CRS. Give it one with 'Assign projection'.</source>
        <translation>无法计算像元面积：栅格 {path} 没有坐标系。请用“指定投影”赋予。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>Cell areas cannot be computed: the CRS of {path} is a local one in degrees, which does not say where the raster lies on Earth. Set its CRS, such as EPSG:4326, in the layer's properties or with 'Assign projection'.</source>
        <translation>无法计算像元面积：{path} 的坐标参考系是以度为单位的局部坐标系，没有说明栅格在地球上的位置。请在图层属性中或用“指定投影”设置其坐标参考系，例如 EPSG:4326。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>Cell areas cannot be computed: {path} lies outside the area where its CRS is defined. Check its CRS.</source>
        <translation>无法计算像元面积：{path} 位于其坐标参考系的定义区域之外。请检查其坐标参考系。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>Cell areas cannot be computed: the raster {path} is rotated in degrees. Warp it to a north-up grid with 'Align rasters' (carbonsink:alignrasters).</source>
        <translation>无法计算像元面积：栅格 {path} 以度为单位且带旋转。请用“对齐栅格”（carbonsink:alignrasters）变换到正北格网。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>Missing variable: {wanted}. Found: {found}. </source>
        <translation>缺少变量：{wanted}。找到：{found}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>Wanted for the date {date}. </source>
        <translation>所需日期为 {date}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>Variables are matched by the band's description or the file's name: add the raster, or rename the file or band.</source>
        <translation>变量按波段描述或文件名匹配：请添加栅格，或重命名文件或波段。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The disk is full: {path} cannot be written, {free} are free there. Free some space or choose another disk; nothing half-written was left behind.</source>
        <translation>磁盘已满：无法写入 {path}，该处剩余 {free}。请腾出空间或选择其他磁盘；没有留下写了一半的文件。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The raster {path} does not overlap the grid wanted. Raster: {raster}; grid: {template} (west, south, east, north in the raster's CRS). Check the CRS of both, or choose another template.</source>
        <translation>栅格 {path} 与所需格网不重叠。栅格：{raster}；格网：{template}（栅格坐标系中的西、南、东、北）。请检查两者的坐标系，或选择其他模板。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>Rasters: {cells} cells, {windows} block(s); {wall} s (reading {read}, computing {compute}, writing {write}; reading and computing summed over threads).</source>
        <translation>栅格：{windows} 个块中 {cells} 个像元；{wall} 秒（读取 {read}，计算 {compute}，写出 {write}；读取和计算为各线程之和）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>{label}: {share:.2%} of the cells ({cells}); the area is unknown.</source>
        <translation>{label}：像元的 {share:.2%}（{cells} 个）；面积未知。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>{label}: {share:.2%} of the area, {area:.6g} km2.</source>
        <translation>{label}：面积的 {share:.2%}，{area:.6g} km2。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>All {n} rasters share one grid.</source>
        <translation>全部 {n} 个栅格在同一格网上。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>{k} of {n} rasters do not share the grid of {first}: {apart}. The report says what differs.</source>
        <translation>{n} 个栅格中有 {k} 个与 {first} 不在同一格网上：{apart}。报告说明差异。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The output {path} is also an input or another output. Choose another name.</source>
        <translation>输出 {path} 同时是输入或另一个输出。请选择其他名称。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>These outputs are also inputs: {list}. Choose another folder.</source>
        <translation>这些输出同时也是输入：{list}。请选择另一个文件夹。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>{parameter}: '{label}' is class {code} in {first} and class {other} in {second}, as their class names say: the codes do not mean the same. Recode one of the rasters, or give a table of CLASSES if the names in a file are wrong.</source>
        <translation>{parameter}：按类别名称，“{label}”在 {first} 中为类别 {code}，在 {second} 中为类别 {other}：代码含义不同。请对其中一个栅格重新编码；若文件中的名称有误，请给出 CLASSES 表。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The raster {path} cannot be read: {reason}. Check that the file exists, is complete and opens in QGIS.</source>
        <translation>无法读取栅格 {path}：{reason}。请检查文件是否存在、完整并能在 QGIS 中打开。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The file {path} holds several variables: {names}. Give the one you need by its full name, as listed here, instead of the file.</source>
        <translation>文件 {path} 含有多个变量：{names}。请用此处所列的完整名称给出所需的变量，而不是该文件。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The raster {path} has no position on the ground (no geotransform). Georeference it first.</source>
        <translation>栅格 {path} 没有地面位置（无地理变换）。请先进行地理配准。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>No rasters were given for {wanted}. Choose at least one.</source>
        <translation>未给出 {wanted} 的栅格。请至少选择一个。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>{first} and {second} are the same raster, {path}: the result would mean nothing. Give {second} another raster.</source>
        <translation>{first} 与 {second} 是同一栅格 {path}：结果没有意义。请为 {second} 给出另一栅格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The rasters cannot be resampled with RESAMPLING = {method}: {reason}. Check that the CRS of the rasters and of the template go together, or choose another method.</source>
        <translation>无法以 RESAMPLING = {method} 重采样栅格：{reason}。请检查栅格与模板的坐标系是否相配，或选择其他方法。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The variable {wanted} fits several bands: {matches}. Give each variable once, or give the date wanted.</source>
        <translation>变量 {wanted} 对应多个波段：{matches}。每个变量只给一次，或给出所需日期。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>No cell has data in all of: {inputs}. Check the nodata values of the rasters and that they cover the same area.</source>
        <translation>没有一个像元在以下全部输入中有数据：{inputs}。请检查栅格的无数据值以及它们是否覆盖同一区域。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The zones do not overlap the rasters: no cell of {path} is in a zone. Choose zones of the same region, and check that their CRS is the right one.</source>
        <translation>分区与栅格不重叠：{path} 没有一个像元位于分区内。请选择同一区域的分区，并检查其坐标参考系是否正确。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The class raster {name} holds {value:g}, which is not an integer. Use a raster of class codes, or round it with the raster calculator.</source>
        <translation>类别栅格 {name} 含有 {value:g}，不是整数。请使用类别编码栅格，或用栅格计算器取整。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The output {path} cannot be written: {reason}. Choose another folder, or close the program that has the file open.</source>
        <translation>无法写入输出 {path}：{reason}。请选择其他文件夹，或关闭正打开该文件的程序。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>{path} cannot be written: a quota or a limit of file sizes was reached ({reason}). Free some of your space, ask who runs this computer to raise the limit, or choose another disk; nothing half-written was left behind.</source>
        <translation>{path} 无法写入：已达到配额或文件大小的限制（{reason}）。请释放部分空间，请计算机管理员提高限制，或选择其他磁盘；没有留下写了一半的文件。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The output {path} cannot be written in that format. Rasters are written as GeoTIFF: end the name with {supported}.</source>
        <translation>无法以该格式写入输出 {path}。栅格以 GeoTIFF 写出：请以 {supported} 结尾。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>{first} and {second} are the same folder, {path}: one would overwrite files of the other. Choose two folders.</source>
        <translation>{first} 与 {second} 是同一个文件夹 {path}：一个会覆盖另一个的文件。请选择两个不同的文件夹。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>MAX_MEMORY = {limit} MiB is too small for these rasters: at least {needed} MiB are needed.</source>
        <translation>MAX_MEMORY = {limit} MiB 对这些栅格过小：至少需要 {needed} MiB。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>{path} has {width} x {height} cells, more than a run can handle. Clip it to the region ('Clip raster by extent') or use a coarser resolution; where MAX_MEMORY is small, raising it may help.</source>
        <translation>{path} 有 {width} x {height} 个像元，超出一次运行所能处理的数量。请先裁剪到研究区（“按范围裁剪栅格”），或使用较粗的分辨率；若 MAX_MEMORY 较小，调大它也可能有帮助。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The raster</source>
        <translation>该栅格</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The zone raster {path} holds {n} different values, but at most {allowed} zones are supported. Use a raster of classes or regions.</source>
        <translation>分区栅格 {path} 有 {n} 个不同的值，而分区最多 {allowed} 个。请使用类别或区域栅格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>Polygon {number} of the zones cannot be used ({reason}). Mend it with 'Fix geometries' (native:fixgeometries) or remove it.</source>
        <translation>分区的多边形 {number} 无法使用（{reason}）。请用“修复几何图形”（native:fixgeometries）修复或删除。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The layer {name} is not a raster file (it comes from '{provider}'). Save it as GeoTIFF first (Export &gt; Save as).</source>
        <translation>图层 {name} 不是栅格文件（来自“{provider}”）。请先保存为 GeoTIFF（导出 &gt; 另存为）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The raster {path} has {n} bands ({bands}) where one is wanted. Save the band you mean as a file of its own.</source>
        <translation>栅格 {path} 有 {n} 个波段（{bands}），而此处需要一个。请将所需波段另存为单独的文件。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The class raster {path} holds the code {code}, which is none of its classes: {known}. Choose the class raster that the plugin's algorithm wrote.</source>
        <translation>类别栅格 {path} 含有编码 {code}，不属于其类别：{known}。请选择本插件算法写出的类别栅格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>{cells} cells hold {value}, a usual mark for no data that the file does not declare ({paths}). They are treated as no data. Check that this is right; to avoid this warning, declare the value in the file.</source>
        <translation>{cells} 个像元的值为 {value}，这是常用的无数据标记，但文件没有声明（{paths}）。它们按无数据处理。请确认是否正确；若要避免此警告，请在文件中声明该值。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>{parameter}: class {code} is called '{label}' in {first} and '{other}' in {second}. They are taken for the same class; recode one of the rasters if they are not.</source>
        <translation>{parameter}：类别 {code} 在 {first} 中称为“{label}”，在 {second} 中称为“{other}”。按同一类别处理；若并非如此，请对其中一个栅格重新编码。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>RESUME: {kept} of {total} blocks were finished by an earlier run and are not computed again.</source>
        <translation>RESUME：{total} 个块中有 {kept} 个已由先前的运行完成，不再计算。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>Cells with a result: {used}; without data: {dropped}.</source>
        <translation>有结果的像元：{used}；无数据：{dropped}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>{value} is often used for no data, but {paths} also hold values close to it, so it is taken as a value. If it means no data, declare it in the file, for example with 'Translate'.</source>
        <translation>{value} 常用于表示无数据，但 {paths} 中还有与其接近的值，因此按数值处理。若它表示无数据，请在文件中声明，例如用“转换格式”。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>{path} holds classes: resampled by {resampling}, without mixing codes.</source>
        <translation>{path} 为类别：以 {resampling} 重采样，不混合编码。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>{wanted} is taken from {found}.</source>
        <translation>{wanted} 取自 {found}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>{wanted}: {band} {date}</source>
        <translation>{wanted}：{band} {date}</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>Dates written: {written}, {first} to {last}; finished before: {skipped}; left out: {gaps}.</source>
        <translation>写出的日期：{written} 个，{first} 至 {last}；先前已完成：{skipped}；略去：{gaps}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>{cells} cells lie in polygons of several zones; each counts for the polygon that comes last in the layer.</source>
        <translation>{cells} 个像元位于多个分区的多边形中；各计入图层中最后的多边形。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>Zones without a single cell: {names}.</source>
        <translation>没有任何像元的分区：{names}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/raster.py"/>
        <source>The cells with data change over time: {constant} are valid on all dates, up to {largest} on one. Trends use the cells valid on all dates.</source>
        <translation>有数据的像元随时间变化：{constant} 个在所有日期有效，单个日期最多 {largest} 个。趋势采用所有日期均有效的像元。</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>{parameter} = {source} cannot be opened: there is no file or layer of that name. Check the path, or choose it again.</source>
        <translation>无法打开 {parameter} = {source}：没有该名称的文件或图层。请检查路径，或重新选择。</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>{parameter} = {source} cannot be opened as a raster. Check that the file is complete, opens in QGIS, and is not a table or a model.</source>
        <translation>无法将 {parameter} = {source} 作为栅格打开。请检查文件是否完整、能否在 QGIS 中打开，且不是表格或模型。</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>{parameter} = {source} cannot be opened as a table or vector layer. Check that the file is complete, is not empty, and opens in QGIS.</source>
        <translation>无法将 {parameter} = {source} 作为表格或矢量图层打开。请检查文件是否完整、非空，并能在 QGIS 中打开。</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>{parameter} = {layer} is a plain table, and {wanted} are needed. Make points of its coordinates first ('Create points layer from table').</source>
        <translation>{parameter} = {layer} 是无几何的表格，而此处需要{wanted}。请先由其坐标生成点（“从表格创建点图层”）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>{parameter} = {layer} holds {found}, and {wanted} are needed. Choose another layer.</source>
        <translation>{parameter} = {layer} 含有{found}，而此处需要{wanted}。请选择其他图层。</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>lines</source>
        <translation>线</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>polygons</source>
        <translation>面</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>Cancelled. Nothing was written.</source>
        <translation>已取消。未写出任何内容。</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>Cancelled after {finished} of {total} dates. The finished rasters stay in the folder; run it again with RESUME to go on.</source>
        <translation>在 {total} 个日期中完成 {finished} 个后取消。已完成的栅格留在文件夹中；以 RESUME 再次运行可继续。</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>The Python library {library} is needed for {used_for} and is not installed. Install it (see the plugin's page on libraries) or choose another method.</source>
        <translation>{used_for} 需要 Python 库 {library}，但未安装。请安装（见插件关于库的页面）或选择其他方法。</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>{parameter} = {value} is not possible: {allowed}.</source>
        <translation>{parameter} = {value} 不可行：{allowed}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>{parameter} is empty, and {choice} needs it. Choose it, or choose another method.</source>
        <translation>{parameter} 为空，而 {choice} 需要它。请选择，或选择其他方法。</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>{parameter} ({label}) is required. Choose it.</source>
        <translation>{parameter}（{label}）是必需的。请选择。</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>{parameter} = {value} does not apply to {choice}. Leave it at its default or choose another method.</source>
        <translation>{parameter} = {value} 不适用于 {choice}。请保持默认值或选择其他方法。</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>First use on this machine: compiling the numerical kernels, about ten seconds.</source>
        <translation>本机首次使用：正在编译数值内核，约需十秒。</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>The folder {folder} cannot be written, so the compiled numerical kernels are not stored: every run compiles them again, which takes about ten seconds.</source>
        <translation>文件夹 {folder} 不可写，因此编译后的数值内核不能保存：每次运行都会重新编译，约需十秒。</translation>
    </message>
    <message>
        <location filename="../framework/messages/run.py"/>
        <source>{parameter} = {value} {reason}</source>
        <translation>{parameter} = {value} {reason}</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>mean seasonal cycle</source>
        <translation>平均季节循环</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>random forest</source>
        <translation>随机森林</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>random forest with lags</source>
        <translation>含滞后的随机森林</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>without a site</source>
        <translation>无站点</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>without a date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>without a value in a predictor</source>
        <translation>某预测因子无值</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>without a stratum</source>
        <translation>无分层</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>{n} {why}</source>
        <translation>{why} {n} 条</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>No site has {needed} usable records in a row, which one window needs (SEQUENCE_LENGTH and the date itself).</source>
        <translation>没有站点有连续 {needed} 条可用记录，而一个窗口需要这么多（SEQUENCE_LENGTH 加当日）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>The longest series has {longest} (site {site}).</source>
        <translation>最长的序列有 {longest} 条（站点 {site}）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>Lower SEQUENCE_LENGTH, fill gaps, or check SITE_FIELD and DATE_FIELD.</source>
        <translation>请降低 SEQUENCE_LENGTH，填补缺口，或检查 SITE_FIELD 和 DATE_FIELD。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>Too few windows end in a record with a target: {n}, and {needed} are needed. Add records or lower SEQUENCE_LENGTH.</source>
        <translation>以有目标值的记录结束的窗口过少：{n} 个，需要 {needed} 个。请增加记录或降低 SEQUENCE_LENGTH。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>The stratum {stratum} of {field} has {n} windows that end in a record with a target, and a model of its own needs {needed}. Merge it with another stratum, set SMALL_STRATA = skip, or leave STRATUM_FIELD empty.</source>
        <translation>{field} 的分层 {stratum} 有 {n} 个以有目标值的记录结束的窗口，单独建模需要 {needed} 个。请与其他分层合并，设 SMALL_STRATA = skip，或将 STRATUM_FIELD 留空。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>VALIDATION = site holds out whole sites, and all records come from the site {site}. Choose VALIDATION = time, or the column that names the sites as SITE_FIELD.</source>
        <translation>VALIDATION = site 留出整个站点，而所有记录都来自站点 {site}。请选择 VALIDATION = time，或以标明站点的列作为 SITE_FIELD。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>VALIDATION = site holds out whole sites, and the stratum {stratum} of {field} has one only ({site}). Merge it with another stratum or choose VALIDATION = time.</source>
        <translation>VALIDATION = site 留出整个站点，而 {field} 的分层 {stratum} 只有一个站点（{site}）。请与其他分层合并或选择 VALIDATION = time。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>'{text}' in record {row} of the column '{column}' is not a valid date. Accepted: 2005, 2005-03, 2005-03-17, 200503, 20050317, 17/03/2005, 17 Mar 2005, 2005年3月17日. Choose the column of the dates as DATE_FIELD.</source>
        <translation>列“{column}”第 {row} 条记录中的“{text}”不是有效的日期。可接受的写法：2005、2005-03、2005-03-17、200503、20050317、17/03/2005、17 Mar 2005、2005年3月17日。请在 DATE_FIELD 中选择日期所在的列。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>The column '{column}' mixes dates of different precision: {examples}. Write all as days, all as months, or all as years.</source>
        <translation>列“{column}”混有不同精度的日期：{examples}。请全部写为日、全部写为月或全部写为年。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>The site {site} has two records of {date} (dates that repeat: {n}). A series has one record per date: average them, or name the column that tells the sites apart as SITE_FIELD.</source>
        <translation>站点 {site} 有两条 {date} 的记录（重复的日期：{n} 个）。序列每个日期一条记录：请取平均，或以区分站点的列作为 SITE_FIELD。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>The model of {target} predicts from {steps} dates in a row, not from a single one. Use 'Predict series' (carbonsink:predictseries) with the predictor rasters of these dates; START and END choose the date.</source>
        <translation>{target} 的模型由连续 {steps} 个日期预测，而非单个日期。请用“预测序列”（carbonsink:predictseries）并给出这些日期的预测因子栅格；以 START 和 END 选择日期。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>The model was trained on dates by {wanted}, and the rasters are dated by {found} (such as {example}). Compose them to that step first ('Composite series'), or name the files after the {wanted}.</source>
        <translation>模型以{wanted}为日期训练，而栅格的日期为{found}（如 {example}）。请先合成到该步长（“合成序列”），或按{wanted}命名文件。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>The model predicts from {needed} dates in a row, {step} apart, and no date asked for has all of them. Dates found: {dates}. Add the rasters of the earlier dates.</source>
        <translation>模型由连续 {needed} 个、间隔 {step} 的日期预测，而所要求的日期都不齐全。找到的日期：{dates}。请添加更早日期的栅格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>Split by time within each site: {train} windows to learn from, {stop} for early stopping, the last {test} held out.</source>
        <translation>在每个站点内按时间划分：{train} 个窗口用于学习，{stop} 个用于提前停止，最后 {test} 个留出。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>{n} records without a target occur only in the windows of later ones.</source>
        <translation>{n} 条没有目标值的记录只用于之后日期的窗口。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>Best epoch of each network: {epochs} (of {most} at most).</source>
        <translation>各网络的最佳轮次：{epochs}（最多 {most}）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>the given settings are best</source>
        <translation>给定的设置最好</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>Tuning compared {tries} of {possible} settings (RMSE of the early-stopping windows {before:.4g} as given, {after:.4g}): {found}.</source>
        <translation>调参比较了 {possible} 种设置中的 {tries} 种（提前停止窗口的 RMSE：给定设置 {before:.4g}，调参后 {after:.4g}）：{found}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>Step of the dates: {step}. {windows} windows of {steps} records at {sites} sites; gaps within sites: {gaps}. The first {before} records of each series have no prediction.</source>
        <translation>日期步长：{step}。{sites} 个站点有 {windows} 个窗口，每个 {steps} 条记录；站点内的缺口：{gaps}。每个序列的前 {before} 条记录没有预测。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>Sites without a window, because at most {longest} of the {needed} records it needs follow one another: {sites}.</source>
        <translation>没有窗口的站点，因为所需的 {needed} 条记录中最多只有 {longest} 条相连：{sites}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>The {n} networks alone have a held-out R2 of {mean:.3f}, standard deviation {sd:.3f}; the model is their mean.</source>
        <translation>{n} 个网络各自的留出 R2 平均为 {mean:.3f}，标准差 {sd:.3f}；模型为其平均。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>Baseline, {model} ({validation}): R2 {r2:.3f}, RMSE {rmse:.4g}.</source>
        <translation>基线，{model}（{validation}）：R2 {r2:.3f}，RMSE {rmse:.4g}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>Strata of {field} with a single site: {strata}. Their models know no other place, and no score says how they would do there.</source>
        <translation>{field} 中只有一个站点的分层：{strata}。其模型不了解其他地点，也没有评分说明其在别处的表现。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>Shapley values of {windows} of {total} windows are estimated over {orders} orders of the predictors at all steps, and summed over the steps.</source>
        <translation>{total} 个窗口中 {windows} 个的 Shapley 值以所有步上预测因子的 {orders} 种顺序估计，并对各步求和。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sequence.py"/>
        <source>Without prediction, because the model looks back on {steps} earlier dates, {step} apart, and some of them are missing: {dates}.</source>
        <translation>没有预测，因为模型需回看间隔 {step} 的 {steps} 个更早日期，而其中有缺失：{dates}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>None of the {n} sites lies inside the rasters. Sites: {sites}; rasters: {rasters} (west, south, east, north in the rasters' CRS). Check the CRS of the sites' layer.</source>
        <translation>{n} 个站点都不在栅格之内。站点：{sites}；栅格：{rasters}（栅格坐标系中的西、南、东、北）。请检查站点图层的坐标系。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>The table {path} cannot be read: {reason}. Save it as CSV in UTF-8.</source>
        <translation>无法读取表 {path}：{reason}。请保存为 UTF-8 编码的 CSV。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>The table {path} has a value that cannot be used: {column} = '{value}'. </source>
        <translation>表 {path} 有无法使用的值：{column} =“{value}”。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>Known: {known}.</source>
        <translation>已知：{known}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>Compare it with the table that comes with the plugin.</source>
        <translation>请与插件自带的表比较。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>no value in one of the two columns</source>
        <translation>两列之一没有值</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>no value in a product</source>
        <translation>某产品中没有值</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>Records used: {used}.</source>
        <translation>使用的记录：{used}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>Dropped: {list}.</source>
        <translation>略去：{list}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>Samples with a carbon density: {sums} of {total}.</source>
        <translation>有碳密度的样本：{total} 个中 {sums} 个。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>they have no sum</source>
        <translation>没有合计</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>they were counted as zero</source>
        <translation>按零计</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>Without data: {list}; {how}.</source>
        <translation>无数据：{list}；{how}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>Sites sampled with all variables: {sampled}. Outside the rasters: {outside}; on cells without data: {nodata}; without a raster of their date: {no_date}; without geometry: {bad}.</source>
        <translation>采样到全部变量的站点：{sampled}。在栅格之外：{outside}；在无数据像元上：{nodata}；没有其日期的栅格：{no_date}；无几何：{bad}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>The table has no column '{wanted}'. Its columns are: {found}.</source>
        <translation>表中没有列“{wanted}”。其列为：{found}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>The table already has the columns to be added: {columns}. Remove or rename them first, or give the rasters other names.</source>
        <translation>表中已有要添加的列：{columns}。请先删除或重命名，或给栅格起其他名称。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>The column '{column}' should hold numbers, but {n_text} of {n_total} values are text, for example '{value}'. Choose another column or correct these values.</source>
        <translation>列“{column}”应为数字，但 {n_total} 个值中有 {n_text} 个为文本，例如“{value}”。请选择其他列或更正这些值。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>The column '{column}' holds {value:g} ({n} values out of range), where {low:g} to {high:g} {unit} is possible. Check its unit and its marks of missing values.</source>
        <translation>列“{column}”含有 {value:g}（{n} 个值超出范围），可能的范围为 {low:g} 至 {high:g} {unit}。请检查其单位及缺失值标记。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>No cell lies in a stratum with a usable site. Strata of the cells: {cells}; of the sites: {sites}. Use coarser STRATA, or none.</source>
        <translation>没有像元位于有可用站点的分层中。像元的分层：{cells}；站点的分层：{sites}。请使用更粗的 STRATA，或不用。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>The layer {name} has no coordinate reference system. Set it in the layer's properties.</source>
        <translation>图层 {name} 没有坐标参考系。请在图层属性中设置。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>No record's date falls on a date of the raster variable {variable}. Rasters: {dates}; records, for example: {examples}. Check DATE_FIELD and the dates in the file names.</source>
        <translation>没有记录的日期落在栅格变量 {variable} 的日期上。栅格：{dates}；记录，例如：{examples}。请检查 DATE_FIELD 和文件名中的日期。</translation>
    </message>
    <message>
        <location filename="../framework/messages/sites.py"/>
        <source>Records made: {made}, from {parents} records. Not used as parents: {unused} (no value, no stratum, or reference not above 0); cells in a stratum without parents: {without}; ratios cut to MAX_RATIO: {capped}. Made records are no evidence of how good a model is.</source>
        <translation>生成的记录：{made} 条，来自 {parents} 条记录。未用作来源：{unused}（无值、无分层或参考值不大于 0）；位于无来源分层的像元：{without}；比值被 MAX_RATIO 截断：{capped}。生成的记录不能证明模型的好坏。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>{path}: {n} lines that begin with # were skipped, the first is line {line}: {text}</source>
        <translation>{path}：跳过了 {n} 行以 # 开头的行，第一处为第 {line} 行：{text}</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>{path}: {n} lines below the header hold units or names, not data, the first is line {line}: {text}</source>
        <translation>{path}：标题下有 {n} 行是单位或名称而不是数据，第一处为第 {line} 行：{text}</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>{n} zones have no name and are called unnamed and their number.</source>
        <translation>{n} 个分区没有名称，以“unnamed”加编号称呼。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>Zones without geometry, left out: {list}.</source>
        <translation>没有几何的分区，已略去：{list}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>Several polygons have the same name: {list}; polygons of one name are one zone.</source>
        <translation>多个多边形名称相同：{list}；同名多边形为一个分区。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>A zone is called '{name}', as the whole region is; only its code differs.</source>
        <translation>有一个分区名为“{name}”，与整个区域的名称相同；仅代码不同。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>The date '{cell}' cannot be read without doubt: it is {day_first} or {month_first}. Write it as YYYY-MM-DD, such as {day_first}.</source>
        <translation>日期“{cell}”有两种读法：{day_first} 或 {month_first}。请写成 YYYY-MM-DD 的形式，如 {day_first}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>The dates in the column '{column}' cannot be read without doubt: '{cell}' is {day_first} or {month_first}. Write them as YYYY-MM-DD, such as {day_first}.</source>
        <translation>列“{column}”中的日期无法确定：“{cell}”是 {day_first} 或 {month_first}。请写成 YYYY-MM-DD，例如 {day_first}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>The dates '{first}' and '{second}' have two forms. Write all of them as YYYY-MM-DD.</source>
        <translation>日期“{first}”与“{second}”的写法不同。请全部写成 YYYY-MM-DD 的形式。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>The column '{column}' has dates in two forms, such as '{first}' and '{second}'. Write all of them as YYYY-MM-DD.</source>
        <translation>列“{column}”的日期有两种格式，例如“{first}”和“{second}”。请全部写成 YYYY-MM-DD。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>The column '{column}' holds '{cell}' (row {row}), which is {point:.10g} or {comma:.10g}, and nothing in the table shows which. Write the numbers of the column without thousands separators and with a point as decimal mark.</source>
        <translation>列“{column}”中的“{cell}”（第 {row} 行）是 {point:.10g} 或 {comma:.10g}，表格中没有内容能够确定。请将该列写成不带千位分隔符、以小数点表示小数的数字。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>The column '{column}' holds {mark:.10g} in {n} cells, which often marks missing values; its other values are {low:.6g} to {high:.6g}. If it marks missing values, empty these cells; if it was measured, write it with another digit, such as {mark:.10g}01 with a decimal point.</source>
        <translation>列“{column}”有 {n} 个单元格为 {mark:.10g}，该值常用于标记缺失；其他值为 {low:.6g} 至 {high:.6g}。若为缺失标记，请清空这些单元格；若为测量值，请多写一位数字，例如带小数点的 {mark:.10g}01。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>Line {line} of the table {path} has {n} cells, but its header has {columns} columns. A decimal comma, or a comma in a name, must be in quotes where commas separate columns.</source>
        <translation>表格 {path} 的第 {line} 行有 {n} 个单元格，而标题行有 {columns} 列。以逗号分隔列时，小数逗号或名称中的逗号必须放在引号内。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>The table {path} would be CSV text, which no program opens as {ending}. Give the file the ending .csv.</source>
        <translation>表格 {path} 将是 CSV 文本，没有程序会将其作为 {ending} 打开。请使用扩展名 .csv。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>The column '{column}': taken as marks of missing values and left out: {list} (of {total} values).</source>
        <translation>列“{column}”：按缺失值标记处理并略去：{list}（共 {total} 个值）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>The column '{column}': {n} cells have thousands separators; '{cell}' was read as {number:.10g}.</source>
        <translation>列“{column}”：{n} 个单元格含千位分隔符；“{cell}”读作 {number:.10g}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>The column '{column}': '{mark}' ({n} rows) was taken as a name like {others}, not as a missing value.</source>
        <translation>列“{column}”：“{mark}”（{n} 行）按与 {others} 同类的名称处理，而不是缺失值。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>The column '{column}': taken as missing names: {list} (of {total} rows). If these are names, write them differently.</source>
        <translation>列“{column}”：按缺失的名称处理：{list}（共 {total} 行）。若为名称，请换一种写法。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>{path}: {n} lines have fewer cells than the header, the first is line {line}; the missing cells count as empty.</source>
        <translation>{path}：{n} 行的单元格少于标题，第一处为第 {line} 行；缺少的单元格按空处理。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>The column '{column}' is called '{renamed}' in the output: its values cannot serve as the key of a GeoPackage.</source>
        <translation>列“{column}”在输出中改称“{renamed}”：其值不能作为 GeoPackage 的键。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>{path} holds several sheets or layers; '{used}' is used, not {others}. To use another, add it to QGIS and choose it as a layer, or write its name behind that of the file: {path}|layername={example}.</source>
        <translation>{path} 含有多个工作表或图层；使用的是“{used}”，而不是 {others}。若要使用其他的，请将其添加到 QGIS 并作为图层选择，或在文件名后写上其名称：{path}|layername={example}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/tables.py"/>
        <source>{n} multipoint features have more than one point, for example {example}; only the first point of each is used. To use all of them, run 'Multipart to singleparts' first.</source>
        <translation>{n} 个多点要素含有多个点，例如 {example}；每个要素只使用第一个点。若要使用全部，请先运行“多部件转单部件”。</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>it is not a model of 'Train model', whose refits and held-out errors are needed; train one with it</source>
        <translation>它不是由“训练模型”得到的模型，而这里需要其重新拟合和留出误差；请用该工具训练</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>its file names no sites; train it again with SITE_FIELD, or with SAMPLES as points</source>
        <translation>其文件没有站点名称；请指定 SITE_FIELD，或以点图层作为 SAMPLES 重新训练</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>its file holds no errors of whole sites held out; train it again with VALIDATION = site or all</source>
        <translation>其文件没有整站留出的误差；请用 VALIDATION = site 或 all 重新训练</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>its file says not where its sites lie, as SAMPLES were a plain table or an older version trained it; train it again with SAMPLES as points</source>
        <translation>其文件没有站点位置，因为 SAMPLES 是普通表格或由旧版本训练；请以点图层作为 SAMPLES 重新训练</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>no covariance in space could be fitted to the errors of its sites</source>
        <translation>无法对其站点误差拟合空间协方差</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>The error of the maps cannot be found from the model {model} of {target}: {why}. Leave MODELS empty to get the results without their error.</source>
        <translation>无法由 {target} 的模型 {model} 得出地图的误差：{why}。将 MODELS 留空可得到不带误差的结果。</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>its errors come from {n} sites, and {needed} are needed to see how far they go</source>
        <translation>其误差来自 {n} 个站点，而判断误差的空间范围需要 {needed} 个</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>Model {model}: {why}. The intervals rest on refits alone, without the residual part: the true error is at least as large.</source>
        <translation>模型 {model}：{why}。区间仅基于重新拟合，不含残差部分：真实误差至少有这么大。</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>Model {model}: held-out errors of {sites} sites ({validation}); neighbours share {share:.0%} of the variance of a single record's error, which fades over {length:.3g} km.</source>
        <translation>模型 {model}：{sites} 个站点的留出误差（{validation}）；相邻处共有单条记录误差方差的 {share:.0%}，并在 {length:.3g} km 的距离上衰减。</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>MEAN_LOWER and MEAN_UPPER cannot be made with the model of {target}: {why}.</source>
        <translation>无法用 {target} 的模型生成 MEAN_LOWER 和 MEAN_UPPER：{why}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>MODELS ({models}) predict {found}, which does not make SERIES ({quantity}). Name one model of that quantity, for Rh one of Rs, or for NEP one of NPP and then one of Rs or Rh.</source>
        <translation>MODELS（{models}）预测的是 {found}，不能构成 SERIES（{quantity}）。请指定一个该物理量的模型；对 Rh 可用 Rs 的模型；对 NEP 先指定 NPP 的模型，再指定 Rs 或 Rh 的模型。</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>SERIES is not what MODELS ({models}) predict from PREDICTORS: the maps differ by {difference:.0%} (root mean square, at most {limit:.0%} is accepted), so the error of these models is not that of the maps. Check the order of MODELS, the dates and units of PREDICTORS, and for Rh the slope and intercept (RH_SLOPE, RH_INTERCEPT).</source>
        <translation>SERIES 不是 MODELS（{models}）由 PREDICTORS 预测的结果：两者相差 {difference:.0%}（均方根，最多接受 {limit:.0%}），因此这些模型的误差不是这些地图的误差。请检查 MODELS 的顺序、PREDICTORS 的日期和单位，以及 Rh 的斜率和截距（RH_SLOPE、RH_INTERCEPT）。</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>Total: {total:.4g} Tg C; interval of {coverage:.0%}: {lower:.4g} to {upper:.4g} Tg C</source>
        <translation>总量：{total:.4g} Tg C；{coverage:.0%} 区间：{lower:.4g} 至 {upper:.4g} Tg C</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>Total: {total:.4g} Tg C; interval of {coverage:.0%}, at least {lower:.4g} to {upper:.4g} Tg C, as a part of the error is not known</source>
        <translation>总量：{total:.4g} Tg C；{coverage:.0%} 区间至少为 {lower:.4g} 至 {upper:.4g} Tg C，因为一部分误差未知</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>SERIES differs from what MODELS predict from PREDICTORS by {difference:.1%} (root mean square). The intervals are those of the models' own predictions.</source>
        <translation>SERIES 与 MODELS 由 PREDICTORS 预测的结果相差 {difference:.1%}（均方根）。区间是模型自身预测的区间。</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>Model {model}: its sites are clustered. Cells are {cells:.3g} km from the nearest site on average, sites {sites:.3g} km from the next one. With such sites intervals of 90 % held the truth in 60 to 70 % of the trials: take them as too narrow, and look at the area outside of the area of applicability. Differences of dates and trends are less affected.</source>
        <translation>模型 {model}：其站点聚集在一起。像元到最近站点的平均距离为 {cells:.3g} km，站点到相邻站点的平均距离为 {sites:.3g} km。在这样的站点下，90 % 区间在试验中只有 60 % 到 70 % 包含真值：应视为偏窄，并查看适用区以外的面积。日期之差和趋势受影响较小。</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>The error of the line Rh = {slope:g} Rs + {intercept:g} is unknown, and left out: the true error is at least as large. Fit a line to your own records ('Fit respiration') and give RH_SLOPE_SE, RH_INTERCEPT_SE and RH_CORRELATION.</source>
        <translation>直线 Rh = {slope:g} Rs + {intercept:g} 的误差未知，未计入：真实误差至少有这么大。请用自己的记录拟合直线（“拟合呼吸”），并给出 RH_SLOPE_SE、RH_INTERCEPT_SE 和 RH_CORRELATION。</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>Errors of totals in {zones} zones: {refits} refits of each model on samples of its sites, {cells} cells looked at, intervals of {coverage:.0%}.</source>
        <translation>{zones} 个分区的总量误差：每个模型在站点重抽样上重新拟合 {refits} 次，抽取 {cells} 个像元，区间覆盖率 {coverage:.0%}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>Errors of gravity centres in {zones} zones: {refits} refits of each model on samples of its sites, {cells} cells looked at, ellipses of {coverage:.0%}.</source>
        <translation>{zones} 个分区的重心误差：每个模型在站点重抽样上重新拟合 {refits} 次，抽取 {cells} 个像元，椭圆覆盖率 {coverage:.0%}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>The error of the gravity centres is unknown, and a shift may be nothing but that. Name the models that made the maps ({parameter}) to get ellipses of error and intervals.</source>
        <translation>重心的误差未知，移动可能只是误差。给出制作地图的模型 ({parameter}) 即可得到误差椭圆和区间。</translation>
    </message>
    <message>
        <location filename="../framework/messages/totals.py"/>
        <source>The error of the total is unknown. Name the models that made the maps ({parameter}) to get an interval.</source>
        <translation>总量的误差未知。请指定生成这些地图的模型（{parameter}），即可得到区间。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>Future</source>
        <translation>未来</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>Breaks</source>
        <translation>突变</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>Climate and other contributions</source>
        <translation>气候与其他贡献</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source> (dates shuffled: {share})</source>
        <translation>（打乱日期：{share}）</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>Of {area} km2.</source>
        <translation>面积共 {area} km2。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>Hurst exponent above 0.5: {share} of the cells.</source>
        <translation>Hurst 指数大于 0.5：像元的 {share}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>With shuffled dates: {share}.</source>
        <translation>打乱日期时：{share}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>White noise of {n} values has it in {share}, so H above 0.5 alone proves nothing.</source>
        <translation>{n} 个值的白噪声有 {share} 如此，因此仅凭 H 大于 0.5 不能证明什么。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>Share of the mean trend that the given climate does not explain: {share}.</source>
        <translation>平均趋势中给定气候不能解释的占比：{share}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>With the dates of climate shuffled: {share}.</source>
        <translation>打乱气候日期后：{share}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>It is below 0 or above 100 % where climate and the rest go in opposite directions, and means little where the mean trend is near 0.</source>
        <translation>当气候部分与其余部分方向相反时，该比例小于 0 或大于 100 %；平均趋势接近 0 时它意义不大。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>No cell has a part of climate: in all {cells} cells with enough values, one of {names} does not vary or follows from the others. Check that they are different variables with a value for each date.</source>
        <translation>没有像元具有气候部分：在值足够多的全部 {cells} 个像元中，{names} 之一没有变化，或由其他序列决定。请检查它们是否为不同的变量，且每个日期都有值。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>No cell of {names} has enough values: {needed} of {dates} dates are needed, and at most {most} have data. Look for rasters without data, or lower the number of values needed.</source>
        <translation>{names} 没有任何像元具有足够的值：需要 {dates} 个日期中的 {needed} 个，而最多只有 {most} 个有数据。请查找没有数据的栅格，或减小所需的值数。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>No cell has a partial correlation: in all {cells} cells with enough values, one of {names} does not vary, or the two drivers are perfectly correlated. Check that they are different variables.</source>
        <translation>没有像元具有偏相关：在所有 {cells} 个具有足够值的像元中，{names} 之一没有变化，或两个驱动因子完全相关。请检查它们是否为不同的变量。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>A break in {share} of the area. The same rule finds one in {white} of series of {n} values of white noise, and in {remembering} of noise that has the same lag-1 autocorrelation as the residuals here ({memory:.2f}).</source>
        <translation>{share} 的面积有突变。同一规则在 {n} 个值的白噪声序列中有 {white} 发现突变，在一阶自相关与此处残差相同（{memory:.2f}）的噪声中有 {remembering}。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>The series has up to {most} dates in one year ({n_dates} in all): its trends mix seasons and years. Make annual rasters first with 'Composite a series' (carbonsink:compositeseries), unless this is what you want.</source>
        <translation>序列在一年中最多有 {most} 个日期（共 {n_dates} 个）：其趋势混合了季节和年份。请先用“合成序列”（carbonsink:compositeseries）生成年栅格，除非这正是所需。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>Cells with a trend: {used}. Without: {few} with fewer than {needed} values, {empty} with none.</source>
        <translation>有趋势的像元：{used}。没有的：{few} 个少于 {needed} 个值，{empty} 个没有值。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>Cells with a class: {used}. Without: {few} with fewer than {needed} common values, {constant} where a series does not vary or both drivers are one, {empty} without data.</source>
        <translation>有类别的像元：{used}。没有类别的：{few} 个共同值少于 {needed} 个，{constant} 个的某一序列无变化或两个驱动因子相同，{empty} 个无数据。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>{cells} cells have no test: the variance corrected by {test} is not positive. They are without data in the maps of the test; another TREND_TEST gives them one.</source>
        <translation>{cells} 个像元没有检验：{test} 校正后的方差不为正。它们在检验图中无数据；换用其他 TREND_TEST 可得到结果。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>The series mixes rasters of several variables by their names: {names}. A result over all of them means nothing; give the rasters of one variable.</source>
        <translation>从名称看，序列混有多个变量的栅格：{names}。对其全体的结果没有意义；请只给出一个变量的栅格。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>In {cells} cells ({share:.1%}) values of both signs occur: the coefficient of variation says little there, and is left out where the mean is next to nothing.</source>
        <translation>有 {cells} 个像元（{share:.1%}）的值正负皆有：变异系数在该处意义不大，均值接近零处略去。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>In {share:.1%} of the cells the response and {driver} both have a significant trend. Series that rise together correlate without cause: compare with DETREND.</source>
        <translation>有 {share:.1%} 的像元，响应量与 {driver} 均有显著趋势。共同上升的序列即使没有因果也会相关：请与 DETREND 的结果比较。</translation>
    </message>
    <message>
        <location filename="../framework/messages/trend.py"/>
        <source>Cells with a result: {used}. Without: {few} with fewer than {needed} dates with all values, {constant} where climate does not vary or its series follow from each other, {empty} without data.</source>
        <translation>有结果的像元：{used}。没有结果：{few} 个像元所有序列都有值的日期少于 {needed} 个，{constant} 个像元气候没有变化或气候序列相互决定，{empty} 个无数据。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/checks.py"/>
        <source>its name has a line break or the like in it</source>
        <translation>其名称中含有换行或类似字符</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>By the names and metadata</source>
        <translation>按名称和元数据</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Carbon stock</source>
        <translation>碳储量</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Another quantity</source>
        <translation>其他量</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Ridge regression</source>
        <translation>岭回归</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Neural network (one hidden layer)</source>
        <translation>神经网络（一个隐藏层）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Equal intervals</source>
        <translation>等间距</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Natural breaks</source>
        <translation>自然断点</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Geometric intervals</source>
        <translation>几何间距</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Standard deviations</source>
        <translation>标准差</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Sharing a corner or an edge (queen)</source>
        <translation>共角或共边（queen）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Sharing an edge (rook)</source>
        <translation>共边（rook）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Touching but for slivers and gaps (fuzzy)</source>
        <translation>允许碎缝和间隙的相接（fuzzy）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>The nearest ones (K)</source>
        <translation>最近的若干个（K）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Within a distance</source>
        <translation>一定距离以内</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Within a bandwidth, nearer ones heavier (kernel)</source>
        <translation>带宽以内，越近权重越大（kernel）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>From a file of GeoDa or ArcGIS</source>
        <translation>来自 GeoDa 或 ArcGIS 的文件</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Moran's I of two columns (bivariate)</source>
        <translation>两列的 Moran's I（双变量）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Gi*: with the polygon itself</source>
        <translation>Gi*：包括多边形自身</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Gi: its neighbours alone</source>
        <translation>Gi：只计邻居</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Stop with a message</source>
        <translation>停止并提示</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Leave them out</source>
        <translation>将其排除</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>By importance</source>
        <translation>按重要性</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>All alike</source>
        <translation>一律相同</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Line: Rh from Rs</source>
        <translation>直线：由 Rs 求 Rh</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Line of logarithms: ln Rh from ln Rs</source>
        <translation>对数直线：由 ln Rs 求 ln Rh</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>By temperature and precipitation</source>
        <translation>由温度和降水计算</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>By temperature (Q10)</source>
        <translation>由温度计算（Q10）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Random folds</source>
        <translation>随机折</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Blocks of neighbouring places</source>
        <translation>相邻地点的区块</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>One random share held out</source>
        <translation>随机留出一部分</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Out of bag by site (large tables)</source>
        <translation>按站点的袋外评分（大表）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>All of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>The last part of each site</source>
        <translation>每个站点的最后一段</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Mann-Kendall with the variance of Hamed and Rao</source>
        <translation>采用 Hamed-Rao 方差的 Mann-Kendall</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Mann-Kendall with the variance of Yue and Wang</source>
        <translation>采用 Yue-Wang 方差的 Mann-Kendall</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Mann-Kendall after prewhitening</source>
        <translation>预白化后的 Mann-Kendall</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Mann-Kendall after prewhitening (Wang and Swail)</source>
        <translation>预白化（Wang 和 Swail）后的 Mann-Kendall</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Mann-Kendall after trend-free prewhitening</source>
        <translation>去趋势预白化后的 Mann-Kendall</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Lower limit of the interval</source>
        <translation>区间下限</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Upper limit of the interval</source>
        <translation>区间上限</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Spread of the trees</source>
        <translation>各树之间的离散程度</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Density of training records</source>
        <translation>训练记录密度</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Skill of the site models</source>
        <translation>站点模型的技巧</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Cell by cell</source>
        <translation>逐像元</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>By the carbon densities of the classes</source>
        <translation>按各类别的碳密度</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>A line for each segment, with a jump</source>
        <translation>每段一条直线，有跃变</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Lines that meet at the break</source>
        <translation>在突变处相接的直线</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>BIC, and more than noise gives</source>
        <translation>BIC，且超出噪声所致</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>BIC alone</source>
        <translation>仅 BIC</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Take the carbon of the nearest cell</source>
        <translation>取最近像元的碳</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Against the mean of its date</source>
        <translation>与该日期的均值比较</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Against the mean of the whole series</source>
        <translation>与整个序列的均值比较</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>The eight cells around (queen)</source>
        <translation>周围八个像元（queen）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>The four cells that share an edge (rook)</source>
        <translation>共边的四个像元（rook）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Five classes</source>
        <translation>五类</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Four classes</source>
        <translation>四类</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Both must agree</source>
        <translation>两者必须一致</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Metadata of the file</source>
        <translation>文件的元数据</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Name of the file</source>
        <translation>文件名</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Persistence must be significant</source>
        <translation>持续性须显著</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Trend and persistence must be significant</source>
        <translation>趋势和持续性均须显著</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>By the signs alone</source>
        <translation>仅按符号</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>As usual for the kind of file</source>
        <translation>按文件类型的惯例</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>No weights: all neighbours count equally</source>
        <translation>无权重：所有邻居相同</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Rescaled range of the first 2, 3, ... values</source>
        <translation>前 2、3、… 个值的重标极差</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Rescaled range of blocks</source>
        <translation>分块的重标极差</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Rescaled range of blocks, corrected (Anis and Lloyd)</source>
        <translation>分块的重标极差，经校正（Anis-Lloyd）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Triangular</source>
        <translation>三角核</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Uniform</source>
        <translation>均匀核</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Quadratic (Epanechnikov)</source>
        <translation>二次核（Epanechnikov）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Quartic (biweight)</source>
        <translation>四次核（biweight）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Gaussian, cut off at the bandwidth</source>
        <translation>高斯核，在带宽处截断</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Fit to climate series (RESTREND)</source>
        <translation>对气候序列的拟合（RESTREND）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Potential NPP</source>
        <translation>潜在 NPP</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Leave the sum empty</source>
        <translation>合计留空</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Add up the pools there are</source>
        <translation>将现有碳库相加</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>As the files have it</source>
        <translation>与文件一致</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Season</source>
        <translation>季</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Thornthwaite Memorial model</source>
        <translation>Thornthwaite Memorial 模型</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Miami model</source>
        <translation>Miami 模型</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>FLUXNET, AmeriFlux, ICOS</source>
        <translation>FLUXNET、AmeriFlux、ICOS</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>ChinaFLUX</source>
        <translation>ChinaFLUX</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Another table</source>
        <translation>其他表格</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Recommended: without clouds, snow and shadow</source>
        <translation>推荐：去除云、雪和阴影</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Strict: the best cells only</source>
        <translation>严格：只保留最好的像元</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>No masks</source>
        <translation>不掩膜</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Pooled: the same random sums for all cells</source>
        <translation>合并：所有像元共用同一组随机和</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Conditional permutation of each cell</source>
        <translation>逐像元的条件置换</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>By the sizes of the cells</source>
        <translation>按像元大小</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Nearest cell</source>
        <translation>最近像元</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Cubic</source>
        <translation>三次卷积</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Most frequent value</source>
        <translation>众数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Sum</source>
        <translation>总和</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>By the kind of quantity</source>
        <translation>按物理量的种类</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Minimum</source>
        <translation>最小值</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Share (0 to 1)</source>
        <translation>比例（0 至 1）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Per cent (0 to 100)</source>
        <translation>百分数（0 至 100）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>One-sided</source>
        <translation>单侧</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Two-sided</source>
        <translation>双侧</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Natural logarithm</source>
        <translation>自然对数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Three classes</source>
        <translation>三类</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Nine classes</source>
        <translation>九类</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>No tuning</source>
        <translation>不调参</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>All combinations of a grid</source>
        <translation>网格的所有组合</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Random draws</source>
        <translation>随机抽取</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Leave the cells without data</source>
        <translation>像元留为无数据</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Values (none negative)</source>
        <translation>数值（无负值）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Sinks only</source>
        <translation>仅碳汇</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Sources only</source>
        <translation>仅碳源</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>Size of the values</source>
        <translation>数值的绝对值</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>The cell of the site</source>
        <translation>站点所在像元</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>3 by 3 cells</source>
        <translation>3 × 3 像元</translation>
    </message>
    <message>
        <location filename="../framework/parameters/choice_words.py"/>
        <source>5 by 5 cells</source>
        <translation>5 × 5 像元</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>restrend: least-squares fit of the series to climate. potential: potential NPP of temperature and precipitation, against annual NPP.</source>
        <translation>restrend：序列对气候的最小二乘拟合。potential：由气温和降水得到的潜在 NPP，与年 NPP 比较。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Largest lag of climate (dates)</source>
        <translation>气候的最大滞后（日期数）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Climate may go before the series by 0 to this many dates (years, months). Lags and sums are chosen in each cell for each series, those of the smallest residual sum of squares, which are those of the largest adjusted R2. restrend only.</source>
        <translation>气候可以比序列提前 0 到这么多个日期（年、月）。每个像元为每个气候序列选定滞后期和累积期，取残差平方和最小者，也就是调整 R2 最大者。仅用于 restrend。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Most dates of climate added up</source>
        <translation>气候最多累积的日期数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Climate may be the sum of 1 to this many dates that end with the lag, such as the rain of three months. Each further date costs the first date of the series, unless climate begins earlier. restrend only.</source>
        <translation>气候可以是 1 到这么多个日期之和，以滞后期结束，例如三个月的降水。每增加一个日期，序列就少用最早的一个日期，除非气候开始得更早。仅用于 restrend。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Hold time constant while climate is fitted</source>
        <translation>拟合气候时控制时间</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Estimates the effect of climate with time held constant, so that climate with a trend gets no credit for a trend of another cause. Off: plain least squares, as RESTREND was published. The parts keep their trends either way.</source>
        <translation>在控制时间的条件下估计气候的作用，使有趋势的气候不会把其他原因的趋势算作自己的作用。关闭：普通最小二乘，即 RESTREND 发表时的做法。两种情况下两部分都保留各自的趋势。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Classes only where the trend is significant</source>
        <translation>只对趋势显著的像元分类</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Other cells get class 7. Off: classes by the signs alone, as in most studies.</source>
        <translation>其他像元为类别 7。关闭：只按符号分类，与多数研究相同。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Null test: the same with shuffled climate</source>
        <translation>零检验：打乱气候后重算</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Repeats everything with the dates of climate of every cell in random order, and prints both results side by side: what climate that means nothing would explain.</source>
        <translation>把每个像元的气候日期随机排列后全部重算，并列给出两种结果：毫无意义的气候会解释多少。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Model of potential NPP</source>
        <translation>潜在 NPP 模型</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Both from annual temperature and precipitation. potential only.</source>
        <translation>两者都由年气温和年降水计算。仅用于 potential。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Carbon in dry matter</source>
        <translation>干物质含碳率</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>The models give dry matter, which is multiplied by this; 0.45 to 0.5 is usual, 0.47 the IPCC's default. potential only.</source>
        <translation>模型给出干物质，再乘以此值；常用 0.45 到 0.5，IPCC 默认值为 0.47。仅用于 potential。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>original is Mann-Kendall with correction for ties; the others allow for values that remember the one before, as in 'Trend and persistence classes' (carbonsink:trendclassification).</source>
        <translation>original 是作了同值校正的 Mann-Kendall 检验；其他检验考虑数值对前一个值的记忆，与“趋势与持续性类别”（carbonsink:trendclassification）相同。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Largest p of a trend that counts as significant.</source>
        <translation>算作显著的趋势的最大 p 值。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Contribution class</source>
        <translation>贡献类别</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Increase: 1 climate and not explained, 2 climate alone, 3 not explained by the given climate; 4, 5, 6 the same of a decrease; 7 no significant trend (TESTED), 0 no change; nodata 255.</source>
        <translation>增加：1 气候和不能解释的部分，2 仅气候，3 给定气候不能解释；4、5、6 为减少的相应类别；7 趋势不显著（TESTED），0 无变化；无数据 255。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Cells, area, share, mean slopes and changes (Tg C where the series is carbon per area) of both parts by class and together, and shares with shuffled climate.</source>
        <translation>各类别和全部的像元数、面积、占比、两部分的平均斜率和变化量（序列为单位面积碳量时为 Tg C），以及打乱气候后的占比。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Table by zone</source>
        <translation>分区表</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>The same for each zone.</source>
        <translation>每个分区的同样内容。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Report on climate and other contributions</source>
        <translation>气候与其他贡献报告</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Maps, shares beside the null, means of the region, and what it rests on.</source>
        <translation>图、与零假设对照并列的占比、区域平均以及依据。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Change per year in the unit of the series, least squares.</source>
        <translation>每年的变化，单位同序列，最小二乘。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Two-sided p of the test (TREND_TEST).</source>
        <translation>检验（TREND_TEST）的双侧 p 值。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Share not explained by the given climate</source>
        <translation>给定气候不能解释的占比</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Per cent of the trend of the cell: the slope of the rest over that of the series where both parts go with it, else 100 or 0.</source>
        <translation>占像元趋势的百分比：两部分都与趋势同向时，为其余部分的斜率除以序列的斜率，否则为 100 或 0。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Share of climate</source>
        <translation>气候的占比</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>What is missing to 100 per cent.</source>
        <translation>与 100% 之差。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Trend not explained by the given climate</source>
        <translation>给定气候不能解释的趋势</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Trend of the part of climate</source>
        <translation>气候部分的趋势</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Trend of the series</source>
        <translation>序列的趋势</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>p of the trend not explained</source>
        <translation>不能解释的趋势的 p 值</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>p of the trend of the part of climate</source>
        <translation>气候部分趋势的 p 值</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>p of the trend of the series</source>
        <translation>序列趋势的 p 值</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Sen slopes</source>
        <translation>Sen 斜率</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Three bands: series, part of climate, rest. They need not add up.</source>
        <translation>三个波段：序列、气候部分、其余部分。三者不一定相加一致。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>R2 of climate</source>
        <translation>气候的 R2</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Share of the variance that climate explains, of what a trend leaves with DETREND; potential: squared correlation.</source>
        <translation>气候解释的方差占比；使用 DETREND 时为去除趋势后剩余方差的占比；potential：相关系数的平方。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Lags and dates added up</source>
        <translation>滞后与累积日期数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Two bands for each climate series: lag and number of dates.</source>
        <translation>每个气候序列两个波段：滞后和日期数。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Series of the part of climate</source>
        <translation>气候部分的序列</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>One band per date: the fit to climate, or potential NPP.</source>
        <translation>每个日期一个波段：对气候的拟合值，或潜在 NPP。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Mean gap to potential NPP</source>
        <translation>与潜在 NPP 的平均差距</translation>
    </message>
    <message>
        <location filename="../framework/parameters/contributions.py"/>
        <source>Potential minus actual NPP, mean of the dates. potential only.</source>
        <translation>潜在 NPP 减实际 NPP，各日期平均。仅用于 potential。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Table or layer with several records per site: target, predictors, site.</source>
        <translation>每个站点有多条记录的表或图层：目标、预测因子、站点。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Column of the measured flux or stock. Records without a value are dropped.</source>
        <translation>测量的通量或储量所在列。没有值的记录略去。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Columns of numbers to predict from, in which sites are near or far from one another too. The rasters of a later prediction are matched by these names.</source>
        <translation>用于预测的数值列，站点之间的远近也在其中衡量。以后预测时按这些名称匹配栅格。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Column that names the site of a record. Each site with {n} usable records gets a model of its own; the others are left out and named.</source>
        <translation>标明记录所属站点的列。有 {n} 条可用记录的站点各有自己的模型；其余站点被剔除并列出名称。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Zone column (for scores by zone)</source>
        <translation>分区列（用于分区评分）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Column of classes of sites, such as aridity zones or plant functional types, for a table of scores by zone. It has no part in the prediction.</source>
        <translation>站点的类别列，如干旱分区或植物功能型，用于分区得分表。它不参与预测。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Aridity index column (P/PET)</source>
        <translation>干旱指数列（P/PET）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Column of the aridity index, from whose mean each site gets its zone: hyper-arid below 0.05, arid below 0.2, semi-arid below 0.5, dry sub-humid below 0.65, humid (UNEP). Instead of the zone column.</source>
        <translation>干旱指数列，由其均值确定每个站点的分区：低于 0.05 极端干旱，低于 0.2 干旱，低于 0.5 半干旱，低于 0.65 干燥半湿润，其上湿润（UNEP）。代替分区列。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Estimator of the site models</source>
        <translation>站点模型的估计器</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>What is trained at each site: any estimator of 'Train model'. The ensemble is always compared with a random forest of all records.</source>
        <translation>每个站点所训练的估计器：“训练模型”的任何一种。与集成对照的始终是全部记录的一个随机森林。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Nearest sites</source>
        <translation>最近站点数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Site models that get a weight at a place; all of them where there are fewer.</source>
        <translation>在一个地点获得权重的站点模型数；站点不足时为全部站点。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Fuzzifier</source>
        <translation>模糊指数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Exponent m of the memberships of fuzzy c-means, above 1. 2 weighs by the inverse squared distance; more makes weights more alike, less favours the nearest site.</source>
        <translation>模糊 c 均值隶属度的指数 m，大于 1。2 按距离平方的倒数加权；更大使权重更接近，更小偏重最近的站点。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Weights of the predictors in the distance</source>
        <translation>预测因子在距离中的权重</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>equal: all standardised predictors count equally. importance: by their importance in one random forest of all records, found anew in each fold.</source>
        <translation>equal：所有标准化预测因子等权。importance：按其在全部记录的一个随机森林中的重要性加权，每一折重新求得。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Leave out site models of no predicted skill</source>
        <translation>剔除没有预测技巧的站点模型</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Site models lose their weight where the line of R2 on distance is below 0; the nearest always keeps one.</source>
        <translation>在 R2 对距离的直线低于 0 处，站点模型失去权重；最近的始终保留权重。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Folds of the sites</source>
        <translation>站点的折数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/fuzzy.py"/>
        <source>Sites held out together; empty holds out one site at a time.</source>
        <translation>一起留出的站点分组数；留空则每次留出一个站点。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Accounting</source>
        <translation>核算方式</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>How carbon is attributed to a pair of classes. 'pixel': the change of each cell, summed by pair. 'density': area of the pair times the difference of the carbon densities of its classes, from DENSITIES or, without it, the mean carbon of each class in the carbon rasters.</source>
        <translation>碳如何归因到一对类别。“pixel”：每个像元的变化按类别对求和。“density”：类别对的面积乘以其类别碳密度之差，碳密度来自 DENSITIES，没有时取碳栅格中各类别的平均碳。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Unit of carbon</source>
        <translation>碳的单位</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Unit of the carbon rasters or densities: gC_m2 is gC m-2 (fluxes: per year), t_ha is t C per hectare.</source>
        <translation>碳栅格或碳密度的单位：gC_m2 为 gC m-2（通量为每年），t_ha 为 t C 每公顷。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Carbon on another grid</source>
        <translation>不同格网上的碳</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>What to do when carbon and land use have different cells in the same CRS (30 m and 1 km). 'none' stops with a message. 'nearest' gives each land-use cell the carbon per area of the carbon cell its centre lies in; the log and the report say so.</source>
        <translation>当碳与土地利用在同一坐标系中像元不同（30 m 与 1 km）时如何处理。“none”给出提示并停止。“nearest”使每个土地利用像元取其中心所在碳像元的单位面积碳；日志和报告会注明。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Carbon densities (CSV)</source>
        <translation>碳密度（CSV）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Table with the columns code and density, or code, density_start and density_end, in CARBON_UNIT: one row per class. For ACCOUNTING = density.</source>
        <translation>含列 code 和 density，或 code、density_start 和 density_end 的表，单位为 CARBON_UNIT：每个类别一行。用于 ACCOUNTING = density。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Class names and colours (CSV)</source>
        <translation>类别名称和颜色（CSV）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Table with the columns code, name and colour (#rrggbb). Without it names and colours come from the rasters' own categories or colour table.</source>
        <translation>含列 code、name 和 colour（#rrggbb）的表。没有时名称和颜色来自栅格自带的类别或颜色表。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>One row per pair of classes: cells, area, mean carbon, carbon change and its share of the net change and of the sum of absolute changes; below them the totals, by conversion and within classes, gross gain and loss.</source>
        <translation>每对类别一行：像元数、面积、平均碳、碳变化及其占净变化和绝对变化总和的比例；其下为总计，分转换与类内、总增益与总损失。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Transfer matrix</source>
        <translation>转移矩阵</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Areas from class to class in km2 and hm2, with the dynamic degree of each class.</source>
        <translation>类别之间的转移面积，单位 km2 和 hm2，并有各类别的动态度。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Sankey diagram</source>
        <translation>桑基图</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>The transfers as a diagram to explore: pointing at a flow shows its area and carbon. One HTML file that needs no network.</source>
        <translation>可交互查看的转移图：将鼠标指向流带可显示其面积和碳。单个 HTML 文件，无需网络。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Report on land-use transfer</source>
        <translation>土地利用转移报告</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Flows, matrices, ranked bars, tables, what it rests on.</source>
        <translation>流向、矩阵、排序条形图、表格及其依据。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Area with a class at both dates (km2)</source>
        <translation>两个日期均有类别的面积（km2）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Area that changed class (km2)</source>
        <translation>类别变化的面积（km2）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Comprehensive dynamic degree (% yr-1)</source>
        <translation>综合动态度（% yr-1）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Carbon change by conversion (10^4 t C)</source>
        <translation>转换引起的碳变化（10^4 t C）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Carbon change within classes (10^4 t C)</source>
        <translation>类别内部的碳变化（10^4 t C）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/landuse.py"/>
        <source>Carbon was on another grid: each land-use cell took the carbon per area of the carbon cell its centre lies in, so carbon inside a carbon cell is shared out by area, whatever its classes.</source>
        <translation>碳在另一格网上：每个土地利用像元取其中心所在碳像元的单位面积碳，因此碳像元内的碳按面积分摊，与类别无关。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Neighbours of a cell</source>
        <translation>像元的邻居</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>queen: the eight cells around; rook: the four that share an edge. Cells without data are no neighbours; the others weigh the same.</source>
        <translation>queen：周围八个像元；rook：共边的四个像元。无数据的像元不是邻居；其余权重相同。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Permutations</source>
        <translation>置换次数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Reference of p</source>
        <translation>p 的参照</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>pooled: 999,999 random sums of neighbours, the same for all cells with as many neighbours; resolves p to one millionth, works for rasters of any size. conditional: the cell is held and PERMUTATIONS draws of the others are compared, as in GeoDa and esda; needs the whole raster in memory (about 44 bytes per cell).</source>
        <translation>pooled：999,999 个随机邻居和，对邻居数相同的所有像元通用；p 的分辨率为百万分之一，适用于任意大小的栅格。conditional：固定该像元，与 PERMUTATIONS 次对其余像元的抽取比较，与 GeoDa 和 esda 相同；需将整个栅格读入内存（每像元约 44 字节）。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Tail of p</source>
        <translation>p 的尾侧</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>directed: one-sided towards the side the value lies on, the default of GeoDa and esda; pure noise then comes out significant twice as often as ALPHA says. two_sided: twice that p, as often as ALPHA says.</source>
        <translation>directed：朝值所在一侧的单侧检验，GeoDa 和 esda 的默认做法；纯噪声显著的频率为 ALPHA 的两倍。two_sided：p 加倍，频率与 ALPHA 一致。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Largest p of a cluster or outlier; with FDR the wanted false-discovery rate.</source>
        <translation>聚集或异常的最大 p；启用 FDR 时为所要求的错误发现率。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Lowers the limit of p (Benjamini and Hochberg) so that of the significant places about the share ALPHA is false; with TAIL = directed up to twice that. Many tests without it always find something.</source>
        <translation>降低 p 的界限（Benjamini 和 Hochberg），使显著位置中约有 ALPHA 比例为假；TAIL = directed 时可达其两倍。检验数量很多而不作控制时总会有所发现。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Draws per cell. Applies to REFERENCE = conditional.</source>
        <translation>每像元的抽取次数。适用于 REFERENCE = conditional。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Regions with a column of values.</source>
        <translation>含数值列的区域。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Numbers; text that holds numbers is read as such. Empty values are left out.</source>
        <translation>数字；内容为数字的文本按数字读取。空值略去。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Neighbours of a polygon</source>
        <translation>多边形的邻居</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>queen: polygons that share a vertex; rook: that share an edge (both exactly, so borders must have the same vertices); fuzzy: that touch, overlap or lie no farther apart than TOLERANCE; knn: the K nearest centres; distance: centres within DISTANCE; kernel: centres within a bandwidth, the nearer the heavier; file: those of WEIGHTS_FILE. Apart from kernel and file neighbours weigh the same. fuzzy and kernel need the library libpysal.</source>
        <translation>queen：共有顶点的多边形；rook：共有边的多边形（两者都要求完全一致，即边界的顶点必须相同）；fuzzy：相接、重叠或相距不超过 TOLERANCE 的多边形；knn：中心最近的 K 个；distance：中心在 DISTANCE 以内；kernel：中心在带宽以内，越近权重越大；file：WEIGHTS_FILE 中的邻居。除 kernel 和 file 外，邻居权重相同。fuzzy 和 kernel 需要 libpysal 库。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Nearest neighbours</source>
        <translation>最近邻数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Number of neighbours. Applies to WEIGHTS = knn, and to WEIGHTS = kernel without DISTANCE: the bandwidth of each polygon then reaches its K-th neighbour.</source>
        <translation>邻居个数。用于 WEIGHTS = knn，以及未给出 DISTANCE 的 WEIGHTS = kernel：此时每个多边形的带宽到达其第 K 个邻居。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Largest distance (m)</source>
        <translation>最大距离（m）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Distance between centres, in metres, on the sphere for layers in degrees and in projections whose distances are off by more than 5 %. Applies to WEIGHTS = distance, where empty takes the smallest at which every polygon has a neighbour, and to WEIGHTS = kernel, as the bandwidth of all polygons.</source>
        <translation>中心之间的距离，单位为米；对于以度为单位的图层以及距离偏差超过 5% 的投影，在球面上计算。用于 WEIGHTS = distance（留空时取使每个多边形都有邻居的最小值）和 WEIGHTS = kernel（作为所有多边形的带宽）。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Widest gap between neighbours (m)</source>
        <translation>邻居之间的最大间隙（米）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Slivers and gaps up to this width, in metres on the ground, do not separate neighbours; overlapping polygons are neighbours in any case. Applies to WEIGHTS = fuzzy.</source>
        <translation>宽度（地面米）不超过此值的碎缝和间隙不会把邻居隔开；重叠的多边形总是邻居。用于 WEIGHTS = fuzzy。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Kernel</source>
        <translation>核函数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>How the weight falls with the distance, from the centre to the bandwidth. Applies to WEIGHTS = kernel.</source>
        <translation>权重从中心到带宽随距离下降的方式。用于 WEIGHTS = kernel。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Order of contiguity</source>
        <translation>邻接阶数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Steps from neighbour to neighbour: 2 takes in the neighbours of neighbours. Applies to WEIGHTS = queen, rook and fuzzy; from 2 on it needs the library libpysal.</source>
        <translation>从邻居到邻居的步数：2 包括邻居的邻居。用于 WEIGHTS = queen、rook 和 fuzzy；从 2 起需要 libpysal 库。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Lower orders are neighbours too</source>
        <translation>低阶邻居也算作邻居</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Whether polygons of fewer steps count as well. Applies to ORDER of 2 and more.</source>
        <translation>步数更少的多边形是否也计入。用于 ORDER 不小于 2 时。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>File of weights</source>
        <translation>权重文件</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Neighbours as GeoDa (GAL, GWT, KWT) or ArcGIS (SWM) wrote them. Applies to WEIGHTS = file.</source>
        <translation>GeoDa（GAL、GWT、KWT）或 ArcGIS（SWM）写出的邻居关系。用于 WEIGHTS = file。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Spatial weights</source>
        <translation>空间权重</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Column of ids</source>
        <translation>标识列</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Column whose values the file of weights names the polygons by; empty takes the column that the file names. Applies to WEIGHTS = file.</source>
        <translation>权重文件用来命名多边形的列；留空时采用文件中写明的列。用于 WEIGHTS = file。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>Numbers of the file</source>
        <translation>文件中的数值</translation>
    </message>
    <message>
        <location filename="../framework/parameters/pattern.py"/>
        <source>auto: the numbers of KWT and SWM files are weights, those of GWT files are distances and all neighbours weigh the same, as in GeoDa; equal: all neighbours weigh the same; file: the numbers are weights. Applies to WEIGHTS = file.</source>
        <translation>auto：KWT 和 SWM 文件中的数值是权重，GWT 文件中的数值是距离，所有邻居权重相同（与 GeoDa 一致）；equal：所有邻居权重相同；file：数值就是权重。用于 WEIGHTS = file。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Model file written by 'Train model' or 'Compare models'.</source>
        <translation>由“训练模型”或“比较模型”写出的模型文件。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Model file written by 'Train model', 'Compare models' or 'Train LSTM'.</source>
        <translation>由“训练模型”、“比较模型”或“训练 LSTM”写出的模型文件。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Model file written by 'Train model', 'Compare models' or 'Train fuzzy ensemble'.</source>
        <translation>由“训练模型”、“比较模型”或“训练模糊集成”写出的模型文件。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Model file written by 'Train model', 'Compare models', 'Train LSTM' or 'Train fuzzy ensemble'.</source>
        <translation>由“训练模型”、“比较模型”、“训练 LSTM”或“训练模糊集成”写出的模型文件。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Rasters of all predictors on one grid; others may be among them. For a model with strata, the raster of the stratum as well.</source>
        <translation>同一格网上全部预测因子的栅格；可含其他栅格。带分层的模型还需分层栅格。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Date (for dated rasters)</source>
        <translation>日期（用于带日期的栅格）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Of predictors with several dates, such as ndvi_2005.tif and ndvi_2006.tif, the one of this date is used. Empty: the last date that all of them have; the log says which. {forms}</source>
        <translation>如果预测变量有多个日期（如 ndvi_2005.tif 和 ndvi_2006.tif），则使用该日期的栅格。留空：使用所有变量共有的最后一个日期，日志中会写明是哪一个。{forms}</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Classes the model has not seen</source>
        <translation>模型从未见过的类别</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>What to do where a class of a categorical predictor or stratum was not among the training records: refuse stops with an error, nodata leaves these cells without data and counts them.</source>
        <translation>分类预测因子或分层中的类别不在训练记录中时如何处理：refuse 报错停止，nodata 使这些像元无数据并计数。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Coverage of the interval</source>
        <translation>区间的覆盖率</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Share of new measurements that LOWER and UPPER should enclose, above 0 and below 1. The scores of the training say what they really enclose at new sites.</source>
        <translation>LOWER 和 UPPER 应包含的新测量值的比例，大于 0 且小于 1。训练的评分说明它们在新站点实际包含多少。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Calibrate the interval on held-out records</source>
        <translation>以留出记录校准区间</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Takes LOWER and UPPER at those quantiles of the forest between which COVERAGE of the records lay when they were held out in the training. Off: the quantiles (1 - COVERAGE)/2 and (1 + COVERAGE)/2 as they are (Meinshausen 2006), mostly too wide or too narrow.</source>
        <translation>取森林的两个分位数作为 LOWER 和 UPPER，使训练中留出的记录有 COVERAGE 比例位于其间。关闭时直接采用分位数 (1 - COVERAGE)/2 和 (1 + COVERAGE)/2（Meinshausen 2006），往往过宽或过窄。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Levels of the quantile maps</source>
        <translation>分位数图的水平</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Levels of QUANTILES above 0 and below 1, such as 0.05, 0.5, 0.95; 0.5 is the median. They are those of the forest as they are, not calibrated.</source>
        <translation>QUANTILES 的水平，大于 0 且小于 1，例如 0.05, 0.5, 0.95；0.5 为中位数。它们是森林模型本身的分位数，未经校准。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Table or layer with a column per predictor of the model, by the same names. For a model with strata the column of the stratum as well, for one of 'Train LSTM' site and date: it predicts records that whole series lead up to.</source>
        <translation>表格或图层，模型的每个预测变量各有一列，名称相同。分层模型还需要分层列，“训练 LSTM”的模型还需要站点和日期：它预测之前有完整序列的记录。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Column that names the site of a record. Empty: the name it had in the training.</source>
        <translation>记录所属站点的列。留空：训练时的名称。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Column with the date of a record, for models of 'Train LSTM'. Empty: the name it had in the training.</source>
        <translation>“训练 LSTM”模型所需的记录日期列。留空：训练时的名称。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/prediction.py"/>
        <source>Bound of the interval, at COVERAGE, of what the cell has on average, without the scatter of single plots: refits of the model on other samples of its sites, and the part of held-out errors that neighbouring sites share. For models that know their sites; 20 refits take three to five times as long as the prediction alone. No bound of a total.</source>
        <translation>像元平均状况的区间（COVERAGE 水平）的界限，不含单个样地的离散：由模型在其站点的其他样本上的重新拟合，以及邻近站点共有的留出误差部分得出。适用于知道其站点的模型；20 次重新拟合所需时间是单独预测的三到五倍。它不是总量的界限。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/respiration.py"/>
        <source>Factor of Rs, or of ln Rs with loglog, where leaving 0.62 means the default of that method (0.87).</source>
        <translation>Rs 的系数，loglog 时为 ln Rs 的系数；保留 0.62 表示采用该方法的默认值（0.87）。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/respiration.py"/>
        <source>Rh at Rs = 0 in gC m-2 yr-1; with loglog ln Rh at Rs = 1, where leaving 9.01 means the default of that method (0.22).</source>
        <translation>Rs = 0 时的 Rh，单位 gC m-2 yr-1；loglog 时为 Rs = 1 时的 ln Rh，保留 9.01 表示采用该方法的默认值（0.22）。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/respiration.py"/>
        <source>Rh at most Rs</source>
        <translation>Rh 不超过 Rs</translation>
    </message>
    <message>
        <location filename="../framework/parameters/respiration.py"/>
        <source>Gives cells the soil respiration itself where the line leads above it (with 0.62 and 9.01 below Rs = 24); the log says how many.</source>
        <translation>直线使 Rh 超过土壤呼吸处（0.62 和 9.01 时 Rs 小于 24），像元取土壤呼吸本身；日志给出其数量。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/respiration.py"/>
        <source>Respiration at 10 degrees C</source>
        <translation>10 摄氏度时的呼吸</translation>
    </message>
    <message>
        <location filename="../framework/parameters/respiration.py"/>
        <source>For q10: R10 in the unit wanted, gC m-2 per the period of the temperature. There is no default.</source>
        <translation>用于 q10：R10，单位为 gC m-2 每个温度时段。没有默认值。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/respiration.py"/>
        <source>Q10 (factor per 10 degrees)</source>
        <translation>Q10（每升高 10 度的倍数）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/respiration.py"/>
        <source>For q10: how many times as much is respired when it is 10 degrees warmer.</source>
        <translation>用于 q10：温度升高 10 度时呼吸为原来的多少倍。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Table or layer with one record per site and date (months or days): target, predictors, site, date. Records without a target still serve later dates.</source>
        <translation>每个站点和日期（月或日）一条记录的表格或图层：目标、预测因子、站点、日期。没有目标值的记录仍可用于之后的日期。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Column of the measured flux.</source>
        <translation>测量通量所在列。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Columns of numbers to predict from. The rasters of a later prediction are matched by these names. A record with a missing value interrupts the series of its site.</source>
        <translation>用于预测的数值列。之后预测时按这些名称匹配栅格。有缺失值的记录会中断其站点的序列。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Column that names the site of a record; no window crosses sites.</source>
        <translation>标明记录所属站点的列；窗口不跨站点。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Column of dates. The step is found from them, and no window crosses a gap.</source>
        <translation>日期所在的列。时间步长由这些日期确定，任何时间窗口都不跨越缺测。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Stratum column (one model per class)</source>
        <translation>分层列（每个类别一个模型）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Column of classes, such as the plant functional type, each of which gets networks of its own. A prediction then needs a raster of that name.</source>
        <translation>类别列，如植物功能型，每个类别各有自己的网络。预测时需要同名的栅格。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Steps looked back on</source>
        <translation>回看的步数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Earlier steps in a window, beside the date itself: 6 means seven months in a row. The first of them at each site (and of each raster series) have no prediction.</source>
        <translation>窗口中当日之外的更早步数：6 表示连续七个月。每个站点（及每个栅格序列）最前面的这些步没有预测。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Hidden units</source>
        <translation>隐藏单元数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Units of each LSTM layer.</source>
        <translation>每个 LSTM 层的单元数。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>LSTM layers, one upon the other.</source>
        <translation>逐层叠加的 LSTM 层数。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Dropout</source>
        <translation>随机失活（dropout）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Share of the last hidden state that is dropped at random while training.</source>
        <translation>训练时随机丢弃的最后隐藏状态的比例。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Step size of AdamW.</source>
        <translation>AdamW 的步长。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>How strongly AdamW draws weights to zero, apart from the gradient.</source>
        <translation>AdamW 在梯度之外将权重拉向零的强度。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Epochs at most</source>
        <translation>最大轮次</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Passes over the training windows. Training stops after 20 passes that do not better the last 15 % of each site's training time, and keeps the best.</source>
        <translation>遍历训练窗口的次数。若连续 20 轮未改善每个站点训练时间最后 15 % 的误差，则停止训练并保留最佳者。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Windows of one step of the descent.</source>
        <translation>一步下降所用的窗口数。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Tune the settings</source>
        <translation>调参</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Chooses hidden units, learning rate, weight decay, dropout and batch size by the early-stopping windows: grid tries combinations of a grid, random draws between its ends. Settings that differ from their default are left alone. The held-out windows take no part.</source>
        <translation>以提前停止的窗口选择隐藏单元数、学习率、权重衰减、随机失活和批大小：grid 尝试格网的组合，random 在其上下限之间抽取。已改变默认值的设置不再调整。留出的窗口不参与。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Settings to try</source>
        <translation>尝试的设置数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>How many settings TUNE compares at most, the given ones among them.</source>
        <translation>TUNE 最多比较的设置数，含给定的设置。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Networks</source>
        <translation>网络数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Networks that are trained from different random numbers; their mean is the prediction, and their spread is reported.</source>
        <translation>以不同随机数训练的网络数；其平均为预测，并报告其离散度。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>time holds out the last part of each site: new dates at known sites. site holds out whole sites as well, which says how good a map between the sites is, and takes as many more trainings as there are FOLDS.</source>
        <translation>time 留出每个站点时间的最后一部分：已知站点的新日期。site 还留出整个站点，说明站点之间的图有多好，训练次数增加到 FOLDS 倍。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Share of each site's time held out</source>
        <translation>每个站点留出的时间比例</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>The last part of the windows of each site, which training never sees.</source>
        <translation>每个站点最后一部分的窗口，训练从不接触。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>For VALIDATION = site; as many as sites or more means leave one site out.</source>
        <translation>用于 VALIDATION = site；达到或超过站点数时即逐站点留出。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>Strata with too few windows</source>
        <translation>窗口过少的分层</translation>
    </message>
    <message>
        <location filename="../framework/parameters/sequence.py"/>
        <source>refuse stops and names one, skip leaves them out and names them all. A prediction has no data in a class that was left out, or refuses it.</source>
        <translation>refuse 停止并指出一个，skip 略去并全部列出。预测在略去的类别中无数据，或拒绝该类别。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/series_trend.py"/>
        <source>How p of a trend allows for values that remember the one before. At 24 years and an autocorrelation of 0.6, series without a trend are called significant at the 5 % level in 10 % of the cases by wang_swail, 28 % by original, 23 % by hamed_rao, 16 % by yue_wang, 9 % by prewhitening (which takes a strong trend itself for memory), 33 % by tfpw. With every choice but original the p of least squares counts independent values only (Santer et al. 2000): 7 %.</source>
        <translation>趋势的 p 如何考虑数值对前一个值的依赖。24 年、自相关 0.6 时，在 5 % 水平上把无趋势序列判为显著的比例：wang_swail 10 %，original 28 %，hamed_rao 23 %，yue_wang 16 %，prewhitening 9 %（它会把强趋势本身当作依赖），tfpw 33 %。除 original 外，最小二乘的 p 只计独立值的个数（Santer et al. 2000）：7 %。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/shared.py"/>
        <source>In scripts and workflows a folder stands for the rasters in it.</source>
        <translation>在脚本和工作流中，文件夹代表其中的栅格。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/shared.py"/>
        <source>Measured records as points.</source>
        <translation>测量记录，点图层。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/shared.py"/>
        <source>In scripts one of: {options}.</source>
        <translation>脚本中的取值：{options}。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/shared.py"/>
        <source>Dates are written as in tables: 2005, 2005-03, 2005-03-17, 200503, 17/03/2005, 17 Mar 2005 or 2005年3月17日; one that may be two days, such as 01/02/2005, is refused.</source>
        <translation>日期的写法与表格相同：2005、2005-03、2005-03-17、200503、17/03/2005、17 Mar 2005 或 2005年3月17日；可能指两个不同日期的写法（如 01/02/2005）会被拒绝。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/shared.py"/>
        <source>Dates of the bands in the order of the list, where their names do not end with them: '1982-2011', '2001, 2003, 2004' or '2005-01, 2005-02'. The log says which band got which.</source>
        <translation>当名称末尾没有日期时，按列表顺序给出各波段的日期：“1982-2011”、“2001, 2003, 2004”或“2005-01, 2005-02”。日志会说明每个波段对应的日期。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/shared.py"/>
        <source>Dates of the rasters, in the order of each list whose names do not end with them: '1982-2011', '2001, 2003, 2004' or '2005-01, 2005-02'. The log says which band got which.</source>
        <translation>栅格的日期，按名称末尾没有日期的各列表的顺序给出：“1982-2011”、“2001, 2003, 2004”或“2005-01, 2005-02”。日志会说明每个波段对应的日期。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/shared.py"/>
        <source>Memory for raster blocks (MiB)</source>
        <translation>栅格块可用内存（MiB）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/shared.py"/>
        <source>Memory the blocks in work may take together, in MiB. The whole program needs up to 400 MiB more. Results do not depend on it.</source>
        <translation>正在处理的栅格块总共可占用的内存，单位 MiB。整个程序最多还需 400 MiB。结果与此无关。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/shared.py"/>
        <source>Keep finished blocks and go on from them</source>
        <translation>保留已完成的块并由此继续</translation>
    </message>
    <message>
        <location filename="../framework/parameters/shared.py"/>
        <source>Keeps every finished block in a hidden folder beside the first output until the map is whole. If the run is cancelled, or the computer stops, the same run with the same inputs continues where it stopped; damaged blocks are computed again. Needs free disk space for the uncompressed map.</source>
        <translation>将每个完成的块保存在第一个输出旁的隐藏文件夹中，直到整幅图完成。若运行被取消或计算机停机，以相同输入再次运行即从中断处继续；损坏的块会重新计算。需要足够的磁盘空间存放未压缩的图。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/shared.py"/>
        <source>Dask scheduler (empty = this computer)</source>
        <translation>Dask 调度器（空 = 本机）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/shared.py"/>
        <source>Address of a dask.distributed scheduler, such as tcp://10.0.0.1:8786, whose workers do the computing: the blocks of rasters, the folds of a validation. Rasters must lie on storage that all workers see under the same name; this computer writes the results. The workers need the same versions of the libraries; MAX_MEMORY holds for each of them. Results do not depend on it.</source>
        <translation>dask.distributed 调度器的地址，例如 tcp://10.0.0.1:8786，由其工作节点进行计算：栅格块、验证的各折。栅格必须位于所有工作节点以相同名称可见的存储上；结果由本机写出。工作节点需要相同版本的库；MAX_MEMORY 对每个节点分别生效。结果与此无关。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/shared.py"/>
        <source>Threads (0 = all processors)</source>
        <translation>线程数（0 = 全部处理器）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/shared.py"/>
        <source>Number of processors to compute on; 0 uses all. Results do not depend on it.</source>
        <translation>用于计算的处理器数；0 表示全部使用。结果与此无关。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/shared.py"/>
        <source>Random seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <location filename="../framework/parameters/shared.py"/>
        <source>Start of the random numbers: the same seed gives the same result, bit for bit.</source>
        <translation>随机数的起点：相同的种子给出逐位相同的结果。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/targets.py"/>
        <source>Predictor columns</source>
        <translation>预测因子列</translation>
    </message>
    <message>
        <location filename="../framework/parameters/targets.py"/>
        <source>Quantity of the target</source>
        <translation>目标的物理量</translation>
    </message>
    <message>
        <location filename="../framework/parameters/targets.py"/>
        <source>What the target measures. It is kept with the model and its maps, so that budgets and reports know which sign is a sink (NEP, NBP) and which a source (NEE). auto takes it from the name of the column; other is none of these.</source>
        <translation>目标所测的物理量。它随模型及其地图保存，使收支和报告知道哪种符号是碳汇（NEP、NBP）、哪种是碳源（NEE）。auto 取自列名；other 表示都不是。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/targets.py"/>
        <source>Unit of the target</source>
        <translation>目标的单位</translation>
    </message>
    <message>
        <location filename="../framework/parameters/targets.py"/>
        <source>Unit of the target, written on maps and reports, such as {unit}. Empty: the unit in brackets at the end of the column's name, if there is one.</source>
        <translation>目标的单位，写在地图和报告上，例如 {unit}。留空：取列名末尾括号中的单位（若有）。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>With them every total, mean and trend gets an interval; without them its error is unknown.</source>
        <translation>给出后，每个总量、均值和趋势都有区间；不给出时其误差未知。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>Share of the true totals that the intervals should enclose</source>
        <translation>区间应包含真实总量的比例</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>Models of the maps (for the error)</source>
        <translation>生成地图的模型（用于误差）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>Model files written by 'Train model' that made the maps: one, or for NEP that of NPP and then that of Rs or Rh. {gain} A model trained on points with SITE_FIELD says most.</source>
        <translation>由“训练模型”写出、用于制作这些地图的模型文件：一个；对 NEP 为 NPP 的模型，然后是 Rs 或 Rh 的模型。{gain}以点图层和 SITE_FIELD 训练的模型提供的信息最多。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>Predictor rasters of the models</source>
        <translation>模型的预测变量栅格</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>Rasters of the predictors of all MODELS, dated and static, on the maps' grid: the models are fitted again on other samples of their sites and predict anew.</source>
        <translation>所有 MODELS 的预测变量栅格（带日期的和静态的），与地图网格相同：模型会在站点的其他重抽样上重新拟合并重新预测。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>Coverage of the intervals</source>
        <translation>区间的覆盖率</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>{share}, above 0 and below 1.</source>
        <translation>{share}，大于 0 小于 1。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>Refits per model</source>
        <translation>每个模型的重新拟合次数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>Correlation of the errors of NPP and respiration</source>
        <translation>NPP 与呼吸误差的相关系数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>For NEP of two models: 0 adds their variances, a positive one makes the error of the difference smaller.</source>
        <translation>用于由两个模型得到的 NEP：0 表示方差相加，正值使差值的误差变小。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>Standard error of that slope</source>
        <translation>该斜率的标准误</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>SLOPE_SE of 'Fit respiration'. Empty: the error of the line is unknown.</source>
        <translation>“拟合呼吸”的 SLOPE_SE。留空：直线的误差未知。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>Standard error of that intercept</source>
        <translation>该截距的标准误</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>INTERCEPT_SE of 'Fit respiration'.</source>
        <translation>“拟合呼吸”的 INTERCEPT_SE。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>CORRELATION of 'Fit respiration', mostly near -1.</source>
        <translation>“拟合呼吸”的 CORRELATION，通常接近 -1。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>Of the line that made Rh of Rs, where a model of Rs is among MODELS.</source>
        <translation>由 Rs 得到 Rh 的直线的斜率，当 MODELS 中有 Rs 的模型时使用。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>Intercept of Rh on Rs</source>
        <translation>Rh 对 Rs 的截距</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>Of the same line, in the unit of the maps and per step of theirs.</source>
        <translation>同一直线的截距，单位与地图相同，按地图的时间步长计。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/total_errors.py"/>
        <source>How often each model is fitted again on a bootstrap sample of its sites. The spread of 20 is known to about a sixth.</source>
        <translation>每个模型在站点自助抽样上重新拟合的次数。20 次得到的离散程度约精确到六分之一。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Table or layer with one record per measurement: target, predictors, site.</source>
        <translation>每次测量一条记录的表格或图层：目标、预测因子、站点。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Columns to predict from. The rasters of a later prediction are matched by these names. Records with a missing predictor are dropped and counted.</source>
        <translation>用于预测的列。之后预测时按这些名称匹配栅格。缺少预测因子的记录略去并计数。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Columns that hold classes</source>
        <translation>存放类别的列</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Predictor columns that hold class codes, such as land cover, not amounts.</source>
        <translation>存放类别编码（如土地覆被）而非数量的预测因子列。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Column that names the site of a record; its records are held out together. Left empty, records at the same coordinates are one site.</source>
        <translation>标明记录所属站点的列；同一站点的记录一同留出。留空时坐标相同的记录为一个站点。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Column of classes, such as the plant functional type, each of which gets a model of its own. A prediction then needs a raster of that name.</source>
        <translation>类别列，如植物功能型，每个类别各有一个模型。预测时需要同名的栅格。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Strata with too few records</source>
        <translation>记录过少的分层</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>What to do with classes of STRATUM_FIELD that have fewer than {n} usable records: refuse stops and names one, skip leaves their records out and names them all. A prediction has no data in a class that was left out, or refuses it.</source>
        <translation>STRATUM_FIELD 中可用记录少于 {n} 条的类别如何处理：refuse 停止并指出一个，skip 略去其记录并全部列出。预测在略去的类别中无数据，或拒绝该类别。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Number of trees</source>
        <translation>树的数量</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Trees of a forest, of which more cost time and never harm, or of boosting, where many can fit noise.</source>
        <translation>森林的树数，多则费时但无害；或提升的树数，过多会拟合噪声。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Transform of the target</source>
        <translation>目标的变换</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>log trains on the natural logarithm, for fluxes whose error grows with their size; it needs positive values.</source>
        <translation>log 以自然对数训练，用于误差随大小增长的通量；要求数值为正。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Correct the log back-transform (smearing)</source>
        <translation>校正对数反变换（smearing）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Multiplies back-transformed predictions by Duan's smearing factor, so that means and totals are not too low: without it they are those of medians. Applies to TRANSFORM = log and does nothing otherwise.</source>
        <translation>将反变换后的预测值乘以 Duan 的 smearing 因子，使均值和总量不致偏低：不校正时它们是中位数的均值和总量。仅用于 TRANSFORM = log，其他情况下不起作用。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Predictors tried at each split</source>
        <translation>每次分裂尝试的预测因子</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>A count (6), a share (0.5) or sqrt. Empty means a third of the predictors in a random forest, as in R's randomForest, and all of them in other trees.</source>
        <translation>个数（6）、比例（0.5）或 sqrt。留空时随机森林取预测因子的三分之一，与 R 的 randomForest 相同，其他树取全部。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Deepest level of a tree</source>
        <translation>树的最大深度</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Limit of the depth; empty means no limit in forests and 4 in boosted trees.</source>
        <translation>深度限制；留空时森林不限，提升树为 4。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Fewest records in a leaf</source>
        <translation>叶中的最少记录数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Larger leaves make a smoother model. 5 is the convention of R's randomForest.</source>
        <translation>叶越大模型越平滑。5 是 R 的 randomForest 的惯例。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>grid tries all combinations of a small grid, random 12 draws between its ends; the settings with the smallest held-out error win. They are chosen anew inside every fold, so scores stay honest and training takes some thirty times as long. Settings that differ from their default are left alone.</source>
        <translation>grid 尝试小格网的所有组合，random 在其上下限之间抽取 12 次；留出误差最小的设置胜出。每折内部重新选择，因此评分仍然诚实，训练约需三十倍时间。已改变默认值的设置不再调整。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Parent column (of expanded samples)</source>
        <translation>父站点列（扩充样本）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Column with the site that a record was made from by 'Expand samples', empty in real records. Expanded records are held out with their parent and never scored. A column named parent_site is recognised automatically.</source>
        <translation>“扩充样本”生成记录的来源站点所在列，真实记录为空。生成记录与其父站点一同留出，且从不参与评分。名为 parent_site 的列会自动识别。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Weights of the predictors in the area of applicability</source>
        <translation>适用域中预测因子的权重</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>How much a predictor counts where 'Predict raster' asks how similar a cell is to the training records: by its importance in the trees (equal for estimators that give none), or all equally.</source>
        <translation>“预测栅格”判断像元与训练记录的相似程度时，各预测因子的权重：按其在树中的重要性（无重要性的估计器取相等），或全部相等。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Whose scores are the headline: whole sites held out (site), random folds (kfold), square blocks of places (block; for point layers), folds whose sites lie as far from the others as the map lies from all of them (knndm; for point layers, with MAP_RASTER), one random share (holdout), or all of these. Site-wise and random scores are printed side by side when sites are known. For tables of more than about 100,000 records, site_oob needs one more forest instead of one per fold: its bags are drawn by site, and each record is predicted by the trees that know nothing of its site. It needs ESTIMATOR = random_forest, and gives no calibrated intervals.</source>
        <translation>以哪种验证的评分为主：整站留出（site）、随机折（kfold）、方形区块留出（block；用于点图层）、留出站点到其他站点的距离与地图到所有站点的距离相当的折（knndm；用于点图层，需要 MAP_RASTER）、随机留出一部分（holdout），或以上全部。站点已知时，整站评分与随机评分并列给出。对于超过约 100,000 条记录的表，site_oob 只需多一个森林，而不是每折一个：其自助样本按站点抽取，每条记录由不了解其站点的树来预测。它需要 ESTIMATOR = random_forest，且不提供校准区间。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Folds</source>
        <translation>折数</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Number of folds; as many as sites or more means leave one site out.</source>
        <translation>折的数量；达到或超过站点数时即逐站点留出。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Share held out</source>
        <translation>留出比例</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Share of the records held out by VALIDATION = holdout or all.</source>
        <translation>VALIDATION = holdout 或 all 时留出的记录比例。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Raster of the map (for folds that look like it)</source>
        <translation>地图的栅格（用于与之相似的折）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>One of the predictor rasters of the later map, for VALIDATION = knndm or all: its cells with data are the map that folds are made like.</source>
        <translation>之后制图所用预测变量栅格之一，用于 VALIDATION = knndm 或 all：其有数据的像元就是折所要相似的地图。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>Side of the blocks</source>
        <translation>块的边长</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>In the units of the samples' CRS (degrees or metres), for VALIDATION = block or all. Empty: the range over which the residuals are alike, from their variogram.</source>
        <translation>以样本坐标系的单位（度或米）计，用于 VALIDATION = block 或 all。留空：由残差的变异函数得到的残差相似范围。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>R2 of the chosen validation (1 - SSE/SST, held out)</source>
        <translation>所选验证的 R2（1 - SSE/SST，留出）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>R2 of the fit to the training records</source>
        <translation>对训练记录拟合的 R2</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>R2 out of bag</source>
        <translation>袋外 R2</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>R2 of random k-fold</source>
        <translation>随机 k 折的 R2</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>R2 with blocks of places held out</source>
        <translation>留出空间块的 R2</translation>
    </message>
    <message>
        <location filename="../framework/parameters/training.py"/>
        <source>R2 with folds that look like the map</source>
        <translation>与地图相似的折的 R2</translation>
    </message>
    <message>
        <location filename="../framework/parameters/zones.py"/>
        <source>Zones (polygons)</source>
        <translation>分区（多边形）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/zones.py"/>
        <source>Column that names the zones</source>
        <translation>分区名称列</translation>
    </message>
    <message>
        <location filename="../framework/parameters/zones.py"/>
        <source>Polygons of one name are one zone. Empty: each polygon by its number.</source>
        <translation>同名多边形为一个分区。留空：各多边形以编号表示。</translation>
    </message>
    <message>
        <location filename="../framework/parameters/zones.py"/>
        <source>Zones (class raster)</source>
        <translation>分区（类别栅格）</translation>
    </message>
    <message>
        <location filename="../framework/parameters/zones.py"/>
        <source>Instead of polygons: a raster of whole numbers, such as land cover.</source>
        <translation>代替多边形：整数栅格，例如土地覆被。</translation>
    </message>
    <message>
        <location filename="../framework/style/layer_style.py"/>
        <source>Measured</source>
        <translation>测量</translation>
    </message>
    <message>
        <location filename="../framework/style/layer_style.py"/>
        <source>Made from a measured one</source>
        <translation>由测量记录生成</translation>
    </message>
    <message>
        <location filename="../framework/style/map_sheets.py"/>
        <source>QGIS did not finish the PDF</source>
        <translation>QGIS 没有完成 PDF</translation>
    </message>
    <message>
        <location filename="../framework/style/map_sheets.py"/>
        <source>the PDF cannot be opened for writing</source>
        <translation>无法打开 PDF 进行写入</translation>
    </message>
    <message>
        <location filename="../framework/style/map_sheets.py"/>
        <source>the layout template is damaged</source>
        <translation>布局模板已损坏</translation>
    </message>
    <message>
        <location filename="../framework/text/help_text.py"/>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <location filename="../framework/text/help_text.py"/>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <location filename="../framework/text/help_text.py"/>
        <source>References</source>
        <translation>参考文献</translation>
    </message>
    <message>
        <location filename="../framework/text/help_text.py"/>
        <source>Limits</source>
        <translation>局限</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>{shown} and {n} more</source>
        <translation>{shown} 及另外 {n} 项</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Reading the table</source>
        <translation>读取表格</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Reading the sites</source>
        <translation>读取站点</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Sampling the rasters at the sites</source>
        <translation>在站点处对栅格采样</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Validating</source>
        <translation>验证</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Tuning</source>
        <translation>调参</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Training the baselines</source>
        <translation>训练基线</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Reading the model</source>
        <translation>读取模型</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Writing the model</source>
        <translation>写出模型</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Predicting</source>
        <translation>预测</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Finding NDVI limits and the mean year</source>
        <translation>求 NDVI 上下限与平均年</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Counting p over all cells</source>
        <translation>统计全部像元的 p 值</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Measuring autocorrelation</source>
        <translation>正在测量自相关</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Computing trends</source>
        <translation>计算趋势</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Computing correlations</source>
        <translation>计算相关</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Composing</source>
        <translation>合成</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Computing totals</source>
        <translation>计算总量</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Aligning</source>
        <translation>对齐</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Finding neighbours</source>
        <translation>查找邻居</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Drawing the reference</source>
        <translation>生成参考分布</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Counting p-values</source>
        <translation>统计 p 值</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Permuting</source>
        <translation>置换</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Merging small patches</source>
        <translation>合并小斑块</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Drawing polygons</source>
        <translation>绘制多边形</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Looking at the values</source>
        <translation>查看数值</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Summing by class</source>
        <translation>按类别求和</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Summing by pairs of classes</source>
        <translation>按类别组合求和</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Summing by zone</source>
        <translation>按分区求和</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Computing null and intervals</source>
        <translation>计算零模型和区间</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Writing the report</source>
        <translation>写出报告</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Making rasters</source>
        <translation>生成栅格</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Reading predictors of sampled cells</source>
        <translation>读取抽样像元的预测变量</translation>
    </message>
    <message>
        <location filename="../framework/text/phrases.py"/>
        <source>Refitting on samples of sites</source>
        <translation>在站点重抽样上重新拟合</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Carbon Sink: libraries</source>
        <translation>Carbon Sink：库</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Without internet: take wheel files from this folder</source>
        <translation>无网络：从此文件夹取 wheel 文件</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Folder of wheel files</source>
        <translation>wheel 文件夹</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Library</source>
        <translation>库</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Needed</source>
        <translation>所需版本</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Here</source>
        <translation>现有版本</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Cancel installation</source>
        <translation>取消安装</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Check...</source>
        <translation>检查...</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Shows the whole state of QGIS, Python and the libraries, to paste into a report.</source>
        <translation>显示 QGIS、Python 和各库的完整状态，可粘贴到问题报告中。</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>All libraries that the algorithms need are here.</source>
        <translation>算法所需的库均已具备。</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Missing libraries: {n}. They are installed for this QGIS profile alone; nothing that QGIS or another plugin uses is changed.</source>
        <translation>缺少的库：{n} 个。它们只为当前 QGIS 配置文件安装；QGIS 或其他插件所用的一切都不会改变。</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Needed by the algorithms</source>
        <translation>算法必需</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Optional, for some choices: tick what you want</source>
        <translation>可选，仅部分选项需要：请勾选</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>{version}, too old</source>
        <translation>{version}，过旧</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Choose the folder that holds the wheel files.</source>
        <translation>请选择存放 wheel 文件的文件夹。</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>The QGIS profile cannot be written to: {error}</source>
        <translation>无法写入 QGIS 配置文件夹：{error}</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Installing with {program}</source>
        <translation>正在用 {program} 安装</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Nothing was installed, nothing was changed.</source>
        <translation>未安装任何内容，未作任何更改。</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Installed. Restart QGIS to use the new versions.</source>
        <translation>已安装。请重启 QGIS 以使用新版本。</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Installed: {names}. The algorithms can be used at once.</source>
        <translation>已安装：{names}。算法可立即使用。</translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>The state was copied to the clipboard.</source>
        <translation>状态已复制到剪贴板。</translation>
    </message>
    <message>
        <location filename="../ui/dependency_entry.py"/>
        <source>These libraries are still missing: {names}</source>
        <translation>仍缺少以下库：{names}</translation>
    </message>
    <message>
        <location filename="../ui/dependency_install.py"/>
        <source>Trying to import the libraries...</source>
        <translation>正在尝试导入各库...</translation>
    </message>
    <message>
        <location filename="../ui/scheduler_question.py"/>
        <source>Carbon Sink: connect to a Dask scheduler?</source>
        <translation>Carbon Sink：是否连接 Dask 调度器？</translation>
    </message>
    <message>
        <location filename="../ui/scheduler_question.py"/>
        <source>{address} is not one of your schedulers.

Whoever runs it can run programs on this computer with your rights. Connect only if you or your institution runs it. Your answer 'Yes' is kept in Settings &gt; Options &gt; Carbon Sink.</source>
        <translation>{address} 不在您的调度器之列。

运行它的人可以用您的权限在本机上运行程序。只有当它由您或您所在的机构运行时才应连接。回答“是”将保存在“设置 &gt; 选项 &gt; Carbon Sink”中。</translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>Memory for raster blocks</source>
        <translation>栅格块可用内存</translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>More Python libraries</source>
        <translation>更多 Python 库</translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>Trusted Dask schedulers</source>
        <translation>受信任的 Dask 调度器</translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>Default of MAX_MEMORY in all dialogs: what the blocks in work may take together. The whole program needs up to 400 MiB more.</source>
        <translation>所有对话框中 MAX_MEMORY 的默认值：正在处理的栅格块总共可占用的内存。整个程序最多还需 400 MiB。</translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>Default of THREADS in all dialogs. Results do not depend on it.</source>
        <translation>所有对话框中 THREADS 的默认值。结果与此无关。</translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>A folder of Python packages that is searched after all others, for libraries that were installed elsewhere. Takes effect at once; removing it needs a restart.</source>
        <translation>在其他位置之后搜索的 Python 软件包文件夹，用于安装在别处的库。立即生效；移除后需重启。</translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>Addresses that DASK_SCHEDULER may have, separated by blanks, such as tls://10.0.0.1:8786. Whoever runs a scheduler can run programs on this computer.</source>
        <translation>DASK_SCHEDULER 可以使用的地址，以空格分隔，例如 tls://10.0.0.1:8786。运行调度器的人可以在本机上运行程序。</translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>Compiled kernels</source>
        <translation>已编译的内核</translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>{folder}: {size} MiB</source>
        <translation>{folder}：{size} MiB</translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>all processors</source>
        <translation>全部处理器</translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>The next run compiles them anew, which takes about ten seconds.</source>
        <translation>下次运行将重新编译，约需十秒。</translation>
    </message>
    <message>
        <location filename="../ui/variables_widget.py"/>
        <source>Choose from the files</source>
        <translation>从文件中选择</translation>
    </message>
    <message>
        <location filename="../ui/variables_widget.py"/>
        <source>Choose the files or the folder first.</source>
        <translation>请先选择文件或文件夹。</translation>
    </message>
    <message>
        <location filename="../ui/variables_widget.py"/>
        <source>Reading the files ...</source>
        <translation>正在读取文件……</translation>
    </message>
    <message>
        <location filename="../ui/variables_widget.py"/>
        <source>Variables of the downloads</source>
        <translation>下载数据中的变量</translation>
    </message>
    <message>
        <location filename="../ui/variables_widget.py"/>
        <source>{name} ({original}, {n} bands)</source>
        <translation>{name}（{original}，{n} 个波段）</translation>
    </message>
    <message>
        <location filename="../ui/variables_widget.py"/>
        <source>{name} ({original}, {n} bands, {first} to {last})</source>
        <translation>{name}（{original}，{n} 个波段，{first} 至 {last}）</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Carbon Sink: data</source>
        <translation>Carbon Sink：数据</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>What each file was taken for. Change the use in the list; double-click variable, date or unit to set them. Your files are never changed.</source>
        <translation>每个文件被当作什么。可在列表中更改用途；双击变量、日期或单位即可设置。您的文件不会被改动。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Used as</source>
        <translation>用作</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Variable or columns</source>
        <translation>变量或列</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Grid</source>
        <translation>格网</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Remarks</source>
        <translation>说明</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Align...</source>
        <translation>对齐…</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Bring rasters of another grid to that of the others</source>
        <translation>将格网不同的栅格对齐到其他栅格的格网</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Import...</source>
        <translation>导入...</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Make dated rasters of downloads: HDF, NetCDF, GRIB, zip, tiles with quality bits</source>
        <translation>把下载的数据制成带日期的栅格：HDF、NetCDF、GRIB、zip、带质量位的分幅</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Set coordinate system...</source>
        <translation>设置坐标系…</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Make points...</source>
        <translation>生成点…</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>As found</source>
        <translation>恢复识别结果</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Take back what was set about the selected files</source>
        <translation>撤销对所选文件的设置</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>several</source>
        <translation>多个</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Something was set by you.</source>
        <translation>其中有您的设置。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>all dates</source>
        <translation>所有日期</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Dates are set file by file: open the row.</source>
        <translation>日期须逐个文件设置：请展开该行。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>The unit {unit} is not understood.</source>
        <translation>无法识别单位 {unit}。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>{n} files are in doubt. Select one to read why.</source>
        <translation>有 {n} 个文件存在疑问。选中一个以查看原因。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Make points of {file}</source>
        <translation>由 {file} 生成点</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Longitude or x</source>
        <translation>经度或 x</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Latitude or y</source>
        <translation>纬度或 y</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_dialog.py"/>
        <source>Coordinate system</source>
        <translation>坐标系</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Predictor of classes</source>
        <translation>类别型预测变量</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Land use</source>
        <translation>土地利用</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Plots</source>
        <translation>样点</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Not used</source>
        <translation>未使用</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>You have set that it is not used.</source>
        <translation>您已将其设为不使用。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>{quantity} contains NPP or respiration or is part of them, so it is not used as a predictor unless you say so.</source>
        <translation>{quantity} 包含 NPP 或呼吸，或为其组成部分，因此除非您指定，否则不作为预测变量。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Taken for {flux} by the name of the product. Set the role if not.</source>
        <translation>按产品名称认作 {flux}。若不是，请设置用途。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Named as land use, but its numbers do not look like class codes.</source>
        <translation>名称为土地利用，但其数值不像类别代码。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Holds few different whole numbers, so it is taken for classes. Set the role if it is a quantity.</source>
        <translation>只含少数几个不同的整数，因此认作类别。若为数量，请设置用途。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Its name says {name}, the file itself {inside}. Set the date.</source>
        <translation>文件名为 {name}，文件内部为 {inside}。请设置日期。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>{n} bands without dates are taken for {n} variables that serve all dates. Set the date of the first if they are years or months.</source>
        <translation>{n} 个没有日期的波段被当作 {n} 个适用于所有日期的变量。若它们是各年或各月，请设置第一个波段的日期。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>A series of a flux needs dates. Set the date of the file.</source>
        <translation>通量序列需要日期。请设置该文件的日期。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>The date in the name is not clear, so it serves all dates. Set the date if it has one.</source>
        <translation>名称中的日期不明确，因此用于所有日期。若有日期，请设置。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>{other} has the same variable and no date either; only that is used.</source>
        <translation>{other} 变量相同且同样没有日期；只使用该文件。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>{other} has the same variable and date; only that is used.</source>
        <translation>{other} 的变量和日期相同；只使用该文件。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Has no date while other rasters of the variable do. Set the date.</source>
        <translation>该变量的其他栅格有日期而它没有。请设置日期。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Yearly rasters of the variable are used instead.</source>
        <translation>改用该变量的逐年栅格。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Has no coordinate system. Set the one it is in.</source>
        <translation>没有坐标系。请设置其所用的坐标系。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Its cells do not coincide with those of {other}. Align it.</source>
        <translation>其像元与 {other} 的像元不重合。请对齐。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>A download: an archive, or a file of several variables. 'Import...' makes rasters of it.</source>
        <translation>下载的数据：压缩包或含多个变量的文件。“导入...”可将其制成栅格。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>A download of a known product: its whole numbers are neither scaled nor masked by quality. 'Import...' does both; set the use if they are right as they are.</source>
        <translation>已知产品的下载数据：其整数既未缩放，也未按质量掩膜。“导入...”会完成这两步；如果数值本来就正确，请设定其用途。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Was imported: the rasters made of it are used.</source>
        <translation>已导入：使用由其制成的栅格。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Files of this kind are not read.</source>
        <translation>不读取此类文件。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Lies too deep: only three levels of folders are read.</source>
        <translation>所在层级过深：只读取三级文件夹。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>The folder holds too many files; not all were looked at.</source>
        <translation>文件夹中文件过多；未全部查看。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>No columns of longitude and latitude were found. Say which they are to make points.</source>
        <translation>未找到经度和纬度列。请指定这两列以生成点。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>{x} and {y} are no longitude and latitude: there are values of {low} to {high}. Say which columns and coordinate system they are.</source>
        <translation>{x} 和 {y} 不是经纬度：其值为 {low} 至 {high}。请指定坐标列及其坐标系。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>{x} and {y} are taken for longitude and latitude (WGS 84). Say if they are not.</source>
        <translation>{x} 和 {y} 被认作经度和纬度（WGS 84）。若不是，请指定。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>{n} rows have no coordinates and are left out.</source>
        <translation>{n} 行没有坐标，已略去。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>No column of NPP or soil respiration was found among: {columns}. Name the column npp or rs.</source>
        <translation>在以下列中未找到 NPP 或土壤呼吸：{columns}。请将该列命名为 npp 或 rs。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>It has no points.</source>
        <translation>其中没有点。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>The unit {unit} is not understood; {usual} is assumed. Set the unit by a double click.</source>
        <translation>无法识别单位 {unit}；按 {usual} 处理。请双击以设置单位。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Another table of this flux is used: {other}.</source>
        <translation>已使用该通量的另一个表：{other}。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Other polygons are used as zones: {other}.</source>
        <translation>已使用其他多边形作为分区：{other}。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>It cannot be opened, or holds no layer with columns.</source>
        <translation>无法打开，或其中没有带字段的图层。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Neither plots nor zones were recognised in it.</source>
        <translation>未从中识别出样点或分区。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>{unit} (assumed)</source>
        <translation>{unit}（假定）</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>land use</source>
        <translation>土地利用</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>your own</source>
        <translation>您自己的</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>rasters</source>
        <translation>栅格数</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>dates</source>
        <translation>日期</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>There is a series of NPP and nothing about respiration, so NPP is analysed instead of NEP. Add a series or plots of soil respiration for the balance and the management zones, which speak of sinks.</source>
        <translation>有 NPP 序列而没有任何呼吸数据，因此分析 NPP 而非 NEP。若要计算平衡和涉及碳汇的管理分区，请添加土壤呼吸的序列或样点。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Doubtful:</source>
        <translation>存疑：</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Not used:</source>
        <translation>未使用：</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>NPP</source>
        <translation>NPP</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Plots of {flux}: {file}, column {column}</source>
        <translation>{flux} 样地：{file}，列 {column}</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>Zones: {file}</source>
        <translation>分区：{file}</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>and {n} more: see the table</source>
        <translation>另有 {n} 项：见表</translation>
    </message>
    <message>
        <location filename="../ui/workbench/data_words.py"/>
        <source>{first} to {last} ({n} files)</source>
        <translation>{first} 至 {last}（{n} 个文件）</translation>
    </message>
    <message>
        <location filename="../ui/workbench/details.py"/>
        <source>Open dialog...</source>
        <translation>打开对话框...</translation>
    </message>
    <message>
        <location filename="../ui/workbench/details.py"/>
        <source>Add layers</source>
        <translation>添加图层</translation>
    </message>
    <message>
        <location filename="../ui/workbench/details.py"/>
        <source>Still needed:</source>
        <translation>仍需要：</translation>
    </message>
    <message>
        <location filename="../ui/workbench/details.py"/>
        <source>and {n} more</source>
        <translation>以及另外 {n} 项</translation>
    </message>
    <message>
        <location filename="../ui/workbench/details.py"/>
        <source>Changed since:</source>
        <translation>此后已更改：</translation>
    </message>
    <message>
        <location filename="../ui/workbench/details.py"/>
        <source>Run on {when}</source>
        <translation>运行于 {when}</translation>
    </message>
    <message>
        <location filename="../ui/workbench/dock.py"/>
        <source>Carbon Sink workbench</source>
        <translation>Carbon Sink 工作台</translation>
    </message>
    <message>
        <location filename="../ui/workbench/dock.py"/>
        <source>Workbench</source>
        <translation>工作台</translation>
    </message>
    <message>
        <location filename="../ui/workbench/dock.py"/>
        <source>Carbon Sink workbench: an assessment step by step</source>
        <translation>Carbon Sink 工作台：逐步完成一次评估</translation>
    </message>
    <message>
        <location filename="../ui/workbench/dock.py"/>
        <source>Try the demo</source>
        <translation>试用演示</translation>
    </message>
    <message>
        <location filename="../ui/workbench/dock.py"/>
        <source>Guide</source>
        <translation>指南</translation>
    </message>
    <message>
        <location filename="../ui/workbench/dock.py"/>
        <source>About Carbon Sink</source>
        <translation>关于 Carbon Sink</translation>
    </message>
    <message>
        <location filename="../ui/workbench/help_pages.py"/>
        <source>Carbon Sink: guide</source>
        <translation>Carbon Sink：指南</translation>
    </message>
    <message>
        <location filename="../ui/workbench/help_pages.py"/>
        <source>From site measurements to a carbon-sink diagnosis</source>
        <translation>从站点观测到碳汇诊断</translation>
    </message>
    <message>
        <location filename="../ui/workbench/help_pages.py"/>
        <source>Home page</source>
        <translation>主页</translation>
    </message>
    <message>
        <location filename="../ui/workbench/help_pages.py"/>
        <source>Report a problem</source>
        <translation>报告问题</translation>
    </message>
    <message>
        <location filename="../ui/workbench/menus.py"/>
        <source>Data...</source>
        <translation>数据…</translation>
    </message>
    <message>
        <location filename="../ui/workbench/menus.py"/>
        <source>Show files</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <location filename="../ui/workbench/menus.py"/>
        <source>Use as</source>
        <translation>用作</translation>
    </message>
    <message>
        <location filename="../ui/workbench/menus.py"/>
        <source>Do not use</source>
        <translation>不使用</translation>
    </message>
    <message>
        <location filename="../ui/workbench/menus.py"/>
        <source>Add to the project</source>
        <translation>加入工程</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Choose a folder for the assessment</source>
        <translation>选择评估所用的文件夹</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>What each file was taken for, and what can be changed</source>
        <translation>每个文件被当作什么，以及可更改的内容</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Use my data...</source>
        <translation>使用我的数据…</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Choose the folder with rasters, plots and zones</source>
        <translation>选择含栅格、样点和分区的文件夹</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Makes a region with known truth and runs a whole assessment of it</source>
        <translation>生成一个真值已知的区域，并对其进行完整评估</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Read the guide</source>
        <translation>阅读指南</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Open the workspace in the file manager</source>
        <translation>在文件管理器中打开工作空间</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Look at the files again</source>
        <translation>重新查看文件</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Optional: the step is done without it.</source>
        <translation>可选：没有它该步骤也能完成。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>went wrong</source>
        <translation>出错</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Files are in doubt: see the table of the data.</source>
        <translation>有存疑的文件：见数据表。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>No data yet. Put rasters, plots and zones into {folder}, choose a folder with 'Use my data', or try the demo.</source>
        <translation>尚无数据。请将栅格、样点和分区放入 {folder}，或用“使用我的数据”选择文件夹，或试用演示。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Next: {task}...</source>
        <translation>下一步：{task}...</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>The assessment is complete</source>
        <translation>评估已完成</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Nothing can be run yet</source>
        <translation>目前没有可运行的步骤</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>{n} files of the data folder are in doubt. Run all the same? 'No' opens their table.</source>
        <translation>数据文件夹中有 {n} 个存疑的文件。仍要运行吗？选“否”将打开数据表。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Folder with rasters, plots and zones</source>
        <translation>存放栅格、样地和分区的文件夹</translation>
    </message>
    <message>
        <location filename="../ui/workbench/result_project.py"/>
        <source>Borders</source>
        <translation>边界</translation>
    </message>
    <message>
        <location filename="../ui/workbench/result_row.py"/>
        <source>Open the report of the assessment in the browser</source>
        <translation>在浏览器中打开评估报告</translation>
    </message>
    <message>
        <location filename="../ui/workbench/result_row.py"/>
        <source>Map sheets</source>
        <translation>地图图幅</translation>
    </message>
    <message>
        <location filename="../ui/workbench/result_row.py"/>
        <source>Open the maps on A4 pages (PDF)</source>
        <translation>打开 A4 图幅的地图（PDF）</translation>
    </message>
    <message>
        <location filename="../ui/workbench/result_row.py"/>
        <source>Map project</source>
        <translation>地图工程</translation>
    </message>
    <message>
        <location filename="../ui/workbench/result_row.py"/>
        <source>Open all maps as a project, with a group per step and a time slider</source>
        <translation>以工程打开全部地图，每个步骤一组，带时间滑块</translation>
    </message>
    <message>
        <location filename="../ui/workbench/run_row.py"/>
        <source>optional tasks too</source>
        <translation>包括可选任务</translation>
    </message>
    <message>
        <location filename="../ui/workbench/run_row.py"/>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <location filename="../ui/workbench/run_row.py"/>
        <source>Run all</source>
        <translation>全部运行</translation>
    </message>
    <message>
        <location filename="../ui/workbench/run_row.py"/>
        <source>Making the demo region</source>
        <translation>正在生成演示区域</translation>
    </message>
    <message>
        <location filename="../ui/workbench/run_row.py"/>
        <source>{task} ... about {time} left for all</source>
        <translation>{task}… 全部约剩 {time}</translation>
    </message>
    <message>
        <location filename="../ui/workbench/run_row.py"/>
        <source>the demo region</source>
        <translation>演示区域</translation>
    </message>
    <message>
        <location filename="../ui/workbench/run_row.py"/>
        <source>Failed: {tasks}. 'Run all' continues from there.</source>
        <translation>出错：{tasks}。“全部运行”将从此处继续。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/run_row.py"/>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <location filename="../ui/workbench/run_row.py"/>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <location filename="../ui/workbench/run_row.py"/>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <location filename="../ui/workbench/session.py"/>
        <source>The folder {folder} for the assessment cannot be made ({why}). Choose another one above.</source>
        <translation>无法创建评估文件夹 {folder}（{why}）。请在上方另选一个。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/welcome.py"/>
        <source>Makes a small region with known truth and runs a whole assessment of it, from the plots to the map and the report. Takes a few minutes.</source>
        <translation>生成一个真值已知的小区域，并完成从样点到地图和报告的完整评估。需要几分钟。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/welcome.py"/>
        <source>Choose a folder with rasters, plots and zones, or drop it here. You see what each file is taken for, and can change it.</source>
        <translation>选择含栅格、样点和分区的文件夹，或将其拖放到此处。您可以看到每个文件被当作什么，并可更改。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/welcome.py"/>
        <source>What data are needed, and how an assessment is made step by step.</source>
        <translation>需要哪些数据，以及如何逐步完成评估。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Predict and balance</source>
        <translation>预测与碳平衡</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Rasters, plots and zones of the region are found in the data folder. The first task shows how they are understood: units, dates, nodata values, grids. Then the predictors are read at the plots.</source>
        <translation>区域的栅格、样地和分区取自数据文件夹。第一项任务显示它们是如何被理解的：单位、日期、无数据值、格网。然后在样地处读取预测变量。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>One model each of net primary production and of soil respiration, validated on held out sites.</source>
        <translation>净初级生产力和土壤呼吸各一个模型，以留出的站点验证。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Maps of both fluxes for every date, their balance NEP = NPP - Rh, and its totals.</source>
        <translation>每个日期的两种通量图、其平衡 NEP = NPP - Rh 及总量。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Where the balance rises or falls and whether that will last, and which of the two climate series goes with it.</source>
        <translation>平衡在何处上升或下降、能否持续，以及与两个气候序列中的哪一个相关。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Where high and low values of the mean balance lie together.</source>
        <translation>平均平衡的高值和低值在何处聚集。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>What the change of land use did to the balance.</source>
        <translation>土地利用变化对碳平衡的影响。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Management zones from clusters, expected trend and drivers.</source>
        <translation>由聚集、预期趋势和驱动因素得出的管理分区。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Everything on one page, to hand on.</source>
        <translation>全部内容汇于一页，便于提交。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Check the data</source>
        <translation>检查数据</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Read predictors at the NPP plots</source>
        <translation>在 NPP 样地读取预测因子</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Read predictors at the Rs plots</source>
        <translation>在 Rs 样地读取预测因子</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Train the NPP model</source>
        <translation>训练 NPP 模型</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Train the Rs model</source>
        <translation>训练 Rs 模型</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Explain the NPP model</source>
        <translation>解释 NPP 模型</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Explain the Rs model</source>
        <translation>解释 Rs 模型</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Map NPP of all dates</source>
        <translation>绘制所有日期的 NPP 图</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Map Rs of all dates</source>
        <translation>绘制所有日期的 Rs 图</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Balance NEP of all dates</source>
        <translation>计算所有日期的 NEP</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Mean map of your NEP series</source>
        <translation>您的 NEP 序列的均值图</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Mean map of your NPP series</source>
        <translation>您的 NPP 序列的均值图</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Add up the carbon budget</source>
        <translation>汇总碳收支</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Uncertainty of NPP</source>
        <translation>NPP 的不确定性</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Uncertainty of Rs</source>
        <translation>Rs 的不确定性</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Classify trends</source>
        <translation>趋势分类</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Find climate drivers</source>
        <translation>查找气候驱动因素</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Split trends into climate and other</source>
        <translation>把趋势分为气候和其他</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Explain the pattern by factors</source>
        <translation>用因子解释空间格局</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Find breaks of trends</source>
        <translation>寻找趋势突变</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Find clusters</source>
        <translation>查找聚集</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Find hot spots</source>
        <translation>查找热点</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Hot spots over time</source>
        <translation>热点的时间变化</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Move of the gravity centre</source>
        <translation>重心的移动</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Clustering over time</source>
        <translation>聚集随时间的变化</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Make management zones</source>
        <translation>生成管理分区</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Write the assessment report</source>
        <translation>写出评估报告</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>missing input</source>
        <translation>缺少输入</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>out of date</source>
        <translation>已过期</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Something that this needs is not there yet.</source>
        <translation>所需的某项内容尚不存在。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>All inputs are there; it can be run.</source>
        <translation>输入齐备，可以运行。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>The result is there and newer than its inputs.</source>
        <translation>结果已有，且新于其输入。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>The result is there, but an input has changed since.</source>
        <translation>结果已有，但此后某个输入已更改。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Not needed: your data hold a series that takes its place, or there is none to make it for.</source>
        <translation>不需要：您的数据中已有可代替它的序列，或没有需要它的序列。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Rasters in the data folder, named VARIABLE.tif or VARIABLE_YEAR.tif</source>
        <translation>数据文件夹中的栅格，命名为 VARIABLE.tif 或 VARIABLE_YEAR.tif</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Plots in the data folder with a column npp: points, or a table with longitude and latitude; or a series npp_YEAR.tif</source>
        <translation>数据文件夹中含 npp 列的样点：点图层，或带经纬度的表；或序列 npp_YEAR.tif</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Plots in the data folder with a column rs: points, or a table with longitude and latitude; or a series rs_YEAR.tif</source>
        <translation>数据文件夹中含 rs 列的样点：点图层，或带经纬度的表；或序列 rs_YEAR.tif</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{label}, made by an earlier task or given as a series in the data folder</source>
        <translation>{label}，由前面的任务生成，或作为序列放在数据文件夹中</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{label}: rasters temperature_YEAR.tif and precipitation_YEAR.tif of the dates of NEP</source>
        <translation>{label}：与 NEP 日期对应的栅格 temperature_YEAR.tif 和 precipitation_YEAR.tif</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{label} in the data folder, besides land use and other classes</source>
        <translation>数据文件夹中的{label}，土地利用和其他类别除外</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{label}: rasters landuse_YEAR.tif of two dates of NEP</source>
        <translation>{label}：NEP 两个日期的栅格 landuse_YEAR.tif</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{label}, made by an earlier task</source>
        <translation>{label}，由前面的任务生成</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>NPP plots with predictors</source>
        <translation>带预测因子的 NPP 样地</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Rs plots with predictors</source>
        <translation>带预测因子的 Rs 样地</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Mean NPP</source>
        <translation>平均 NPP</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>NPP of the last date</source>
        <translation>最后日期的 NPP</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Soil respiration of the last date</source>
        <translation>最后日期的土壤呼吸</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>NPP, lower limit</source>
        <translation>NPP，下限</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>NPP, upper limit</source>
        <translation>NPP，上限</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>NPP, spread</source>
        <translation>NPP，离散度</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>NPP, area of applicability</source>
        <translation>NPP，适用域</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Soil respiration, lower limit</source>
        <translation>土壤呼吸，下限</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Soil respiration, upper limit</source>
        <translation>土壤呼吸，上限</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Soil respiration, spread</source>
        <translation>土壤呼吸，离散度</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Soil respiration, area of applicability</source>
        <translation>土壤呼吸，适用域</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>p of the trend</source>
        <translation>趋势的 p 值</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Expected trend</source>
        <translation>预期趋势</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>What the trend goes with</source>
        <translation>趋势的相关因素</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Trends before and after the break</source>
        <translation>突变前后的趋势</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Clusters</source>
        <translation>聚集</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Flow diagram</source>
        <translation>流向图</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Open report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{n} records</source>
        <translation>{n} 条记录</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{n} maps, {first} to {last}</source>
        <translation>{n} 幅图，{first} 至 {last}</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Moran's I {low} to {high} on {n} dates</source>
        <translation>{n} 个日期的莫兰指数 I 为 {low} 至 {high}</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{distance} km from {first} to {last}, direction {azimuth:.0f}°</source>
        <translation>{first} 至 {last} 移动 {distance} km，方向 {azimuth:.0f}°</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>The gravity centre did not move from {first} to {last}</source>
        <translation>重心自 {first} 至 {last} 没有移动</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{distance} km ({low} to {high}) from {first} to {last}, direction {azimuth:.0f}°</source>
        <translation>{first} 至 {last} 移动 {distance} km（{low} 至 {high}），方向 {azimuth:.0f}°</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>the error is unknown, and the move may be nothing but that</source>
        <translation>误差未知，移动可能只是误差</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>No doubts about units, dates, nodata values and ranges</source>
        <translation>对单位、日期、无数据值和范围没有疑问</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{n} doubts about the data: read the report before you go on</source>
        <translation>对数据有 {n} 个疑问：继续之前请阅读报告</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>All rasters are on one grid.</source>
        <translation>所有栅格都在同一格网上。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>The rasters are not on one grid; the report says which. Run 'Align rasters' and choose its folder as the data folder.</source>
        <translation>栅格不在同一格网上；报告说明是哪些。请运行“对齐栅格”，并将其文件夹选作数据文件夹。</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{total} ({error}) on {area} (mean of {period})</source>
        <translation>{total}（{error}），面积 {area}（{period} 平均）</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>; trend {slope} ({test})</source>
        <translation>；趋势 {slope}（{test}）</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>out of bag by site</source>
        <translation>按站点的袋外评分</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>blocks of places held out</source>
        <translation>留出空间块</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>folds that look like the map</source>
        <translation>与地图相似的折</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>random folds</source>
        <translation>随机折</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>random part held out</source>
        <translation>随机留出一部分</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>out of bag</source>
        <translation>袋外</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>own training records</source>
        <translation>自身训练记录</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>records</source>
        <translation>记录数</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>RMSE in {unit}</source>
        <translation>RMSE，单位 {unit}</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>From → to</source>
        <translation>从 → 到</translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>change, Tg C</source>
        <translation>变化量，Tg C</translation>
    </message>
    <message>
        <location filename="../core/report/templates/base.html"/>
        <source>en</source>
        <translation>zh-CN</translation>
    </message>
    <message>
        <location filename="../core/report/templates/base.html"/>
        <source>Made by Carbon Sink. Amounts carry the unit and the area or number of records they rest on.</source>
        <translation>由 Carbon Sink 生成。各量均带单位及其所依据的面积或记录数。</translation>
    </message>
    <message>
        <location filename="../core/report/templates/page.html"/>
        <source>Show {n} rows</source>
        <translation>显示 {n} 行</translation>
    </message>
    <message>
        <location filename="../core/report/templates/page.html"/>
        <source>{shown} of {all} rows shown.</source>
        <translation>显示 {all} 行中的 {shown} 行。</translation>
    </message>
    <message>
        <location filename="../core/report/templates/page.html"/>
        <source>Download as CSV</source>
        <translation>下载为 CSV</translation>
    </message>
    <message>
        <location filename="../core/report/templates/page.html"/>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Increase</source>
        <translation>增加</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>No significant trend</source>
        <translation>无显著趋势</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Decrease</source>
        <translation>减少</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>No change (slope 0)</source>
        <translation>无变化（斜率为 0）</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Increase not significant</source>
        <translation>增加但不显著</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>No change</source>
        <translation>无变化</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Decrease not significant</source>
        <translation>减少但不显著</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Extremely significant increase</source>
        <translation>极显著增加</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Slightly significant increase</source>
        <translation>轻微显著增加</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Slightly significant decrease</source>
        <translation>轻微显著减少</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Extremely significant decrease</source>
        <translation>极显著减少</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Very stable</source>
        <translation>非常稳定</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Stable</source>
        <translation>稳定</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Moderately variable</source>
        <translation>中等波动</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Strongly variable</source>
        <translation>强烈波动</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Unstable</source>
        <translation>不稳定</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Strongly anti-persistent</source>
        <translation>强反持续性</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Weakly anti-persistent</source>
        <translation>弱反持续性</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Weakly persistent</source>
        <translation>弱持续性</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Moderately persistent</source>
        <translation>中等持续性</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Fairly strongly persistent</source>
        <translation>较强持续性</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Strongly persistent</source>
        <translation>强持续性</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Continuous improvement</source>
        <translation>持续改善</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Future degradation</source>
        <translation>未来退化</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Continuous degradation</source>
        <translation>持续退化</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Future improvement</source>
        <translation>未来改善</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Not distinguishable from random</source>
        <translation>与随机无法区分</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>A and B strongly driven</source>
        <translation>A 与 B 强驱动</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>A driven</source>
        <translation>A 驱动</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>B driven</source>
        <translation>B 驱动</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>A and B weakly driven</source>
        <translation>A 与 B 弱驱动</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Neither A nor B</source>
        <translation>非 A 非 B</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Increase, climate and not explained by it</source>
        <translation>增加，气候和气候不能解释的部分</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Increase, by the given climate</source>
        <translation>增加，由给定气候引起</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Increase, not explained by the given climate</source>
        <translation>增加，给定气候不能解释</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Decrease, climate and not explained by it</source>
        <translation>减少，气候和气候不能解释的部分</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Decrease, by the given climate</source>
        <translation>减少，由给定气候引起</translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Decrease, not explained by the given climate</source>
        <translation>减少，给定气候不能解释</translation>
    </message>
    <message>
        <location filename="../core/flux/nep_classes.csv"/>
        <source>Strong source</source>
        <translation>强碳源</translation>
    </message>
    <message>
        <location filename="../core/flux/nep_classes.csv"/>
        <source>Weak source</source>
        <translation>弱碳源</translation>
    </message>
    <message>
        <location filename="../core/flux/nep_classes.csv"/>
        <source>Neutral</source>
        <translation>中性</translation>
    </message>
    <message>
        <location filename="../core/flux/nep_classes.csv"/>
        <source>Weak sink</source>
        <translation>弱碳汇</translation>
    </message>
    <message>
        <location filename="../core/flux/nep_classes.csv"/>
        <source>Strong sink</source>
        <translation>强碳汇</translation>
    </message>
    <message>
        <location filename="../core/flux/value_classes.csv"/>
        <source>Strongly negative</source>
        <translation>强负值</translation>
    </message>
    <message>
        <location filename="../core/flux/value_classes.csv"/>
        <source>Weakly negative</source>
        <translation>弱负值</translation>
    </message>
    <message>
        <location filename="../core/flux/value_classes.csv"/>
        <source>Near zero</source>
        <translation>接近零</translation>
    </message>
    <message>
        <location filename="../core/flux/value_classes.csv"/>
        <source>Weakly positive</source>
        <translation>弱正值</translation>
    </message>
    <message>
        <location filename="../core/flux/value_classes.csv"/>
        <source>Strongly positive</source>
        <translation>强正值</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>High sink, expected to rise</source>
        <translation>高碳汇，预期上升</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Protect: keep land cover and use as they are; count as reference area.</source>
        <translation>保护：维持现有土地覆被和利用；可作为参照区。</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>High sink, expected to fall, not explained by the drivers</source>
        <translation>高碳汇，预期下降，驱动因子不能解释</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>First priority: look for causes other than the drivers that were given, such as land use, grazing, logging and fire. That the drivers do not explain a change does not show what caused it.</source>
        <translation>首要：查找所给驱动因子以外的原因，如土地利用、放牧、采伐和火灾。驱动因子不能解释变化，并不说明变化由何引起。</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>High sink, expected to fall with the drivers</source>
        <translation>高碳汇，预期随驱动因子下降</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>First priority: the change goes with the drivers. Monitor water and heat stress and prefer drought-hardy species when planting.</source>
        <translation>首要：变化与驱动因子一致。监测水热胁迫，造林时优先选用耐旱树种。</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>High sink without a clear tendency</source>
        <translation>高碳汇，趋向不明</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Protect and go on measuring: the series does not tell where it is heading.</source>
        <translation>保护并继续观测：序列不能说明其走向。</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>High values, yet no sink</source>
        <translation>高值，但不是碳汇</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Higher than the surroundings, and still a source of carbon: do not count it as a sink. Find out why the whole neighbourhood loses carbon.</source>
        <translation>虽高于周围，仍为碳源：不得计为碳汇。查明整个邻域为何失碳。</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>High values, expected to rise</source>
        <translation>高值，预期上升</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Protect: keep land cover and use as they are. Give LEVEL to see whether it is a sink.</source>
        <translation>保护：保持现有土地覆被和利用。给出 LEVEL 可判断其是否为碳汇。</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>High values, expected to fall, not explained by the drivers</source>
        <translation>高值，预期下降，驱动因子不能解释</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>First priority: look for causes other than the drivers that were given. That the drivers do not explain a change does not show what caused it.</source>
        <translation>首要：查找所给驱动因子以外的原因。驱动因子不能解释变化，并不说明变化由何引起。</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>High values, expected to fall with the drivers</source>
        <translation>高值，预期随驱动因子下降</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>First priority: the change goes with the drivers. Monitor water and heat stress.</source>
        <translation>首要：变化与驱动因子一致。监测水热胁迫。</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>High values without a clear tendency</source>
        <translation>高值，趋向不明</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>High spot among low values</source>
        <translation>低值中的高点</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Stepping stone: protect it and restore around it, so that it joins other areas of high values.</source>
        <translation>踏脚石：保护它并恢复其周围，使其与其他高值区相连。</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Low spot among high values</source>
        <translation>高值中的低点</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Repair: a low spot among good neighbours usually has a local cause. Inspect and restore it.</source>
        <translation>修复：好邻居中的低值点通常有局地原因。检查并恢复。</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Low values, expected to fall</source>
        <translation>低值，预期下降</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Restore first: low and expected to fall. Relieve the pressure on it and revegetate where water allows.</source>
        <translation>优先恢复：现值低且预计下降。减轻其压力，在水分允许处恢复植被。</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Low values, expected to rise</source>
        <translation>低值，预期上升</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Keep up what works: low but expected to rise. Continue enclosure and planting and follow the result.</source>
        <translation>保持有效措施：现值低但预计上升。继续封育和造林，并跟踪效果。</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Low values without a clear tendency</source>
        <translation>低值，趋向不明</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Weigh cost against potential before acting.</source>
        <translation>行动前权衡成本与潜力。</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>No cluster, expected to rise</source>
        <translation>无聚类，预期上升</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Maintain.</source>
        <translation>维持现状。</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>No cluster, expected to fall, not explained by the drivers</source>
        <translation>无聚类，预期下降，驱动因子不能解释</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Watch: review land use and other causes than the drivers that were given.</source>
        <translation>关注：检查土地利用及所给驱动因子以外的其他原因。</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>No cluster, expected to fall with the drivers</source>
        <translation>无聚类，预期随驱动因子下降</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Watch: adapt species and stocking to the drivers.</source>
        <translation>关注：使物种和载畜量与驱动因子相适应。</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>No cluster, no clear tendency</source>
        <translation>无聚类，趋向不明</translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Routine monitoring.</source>
        <translation>常规监测。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>A chain of models is not better than its first link: read the site-wise R2 and the area of applicability in the report before the maps.</source>
        <translation>一串模型不会优于其第一环：看图之前，先看报告中按站点的 R2 和适用域。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Class rasters with their year in the name (landuse_2001.tif), within the period. In scripts and workflows a folder stands for the rasters in it.</source>
        <translation>名称带年份的类别栅格（landuse_2001.tif），在时段之内。在脚本和工作流中，文件夹代表其中的栅格。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Classes without a plot</source>
        <translation>没有样地的类别</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Column of the measured net primary production.</source>
        <translation>测量的净初级生产力所在列。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Column of the measured soil respiration.</source>
        <translation>测量的土壤呼吸所在列。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Column that names the site; its records are held out together in the validation. Empty: records at the same place are one site.</source>
        <translation>标明站点的列；验证时同一站点的记录一同留出。留空：同一位置的记录为一个站点。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Column with the year or date of a record. It gets the dated predictors of then.</source>
        <translation>记录的年份或日期所在列。记录取当时的带日期预测因子。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Driver A (temperature)</source>
        <translation>驱动因素 A（温度）</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Driver B (precipitation)</source>
        <translation>驱动因素 B（降水）</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Empty: each polygon by its number.</source>
        <translation>留空：各多边形以编号表示。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Empty: one that names the period.</source>
        <translation>留空：使用注明时段的标题。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Empty: the shipped table core/diagnosis/zone_rules.csv, a model to copy.</source>
        <translation>留空：使用自带的表 core/diagnosis/zone_rules.csv，可复制作为范本。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Full assessment</source>
        <translation>完整评估</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>In gC m-2 yr-1.</source>
        <translation>单位 gC m-2 yr-1。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Land use of two dates or more</source>
        <translation>两个或更多日期的土地利用</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Largest p of a trend and of a cluster that counts.</source>
        <translation>计为有效的趋势和聚集的最大 p。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Last year</source>
        <translation>最后一年</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Level of significance</source>
        <translation>显著性水平</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>More trees cost time and never harm.</source>
        <translation>树越多越费时，但无害。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>NPP plots</source>
        <translation>NPP 样地</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>NPP plots: date</source>
        <translation>NPP 样地：日期</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>NPP plots: site</source>
        <translation>NPP 样地：站点</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>NPP plots: value</source>
        <translation>NPP 样地：值</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Names of the predictors</source>
        <translation>预测因子的名称</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Names of the predictors that are class codes, such as land use; may be empty.</source>
        <translation>其中为类别编码的预测因子名称，如土地利用；可为空。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Points with measured net primary production, gC m-2 yr-1.</source>
        <translation>测量净初级生产力的点，gC m-2 yr-1。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Points with measured soil respiration, gC m-2 yr-1.</source>
        <translation>测量土壤呼吸的点，gC m-2 yr-1。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Polygons to add up the carbon in, such as provinces. Empty: the whole raster.</source>
        <translation>用于汇总碳的多边形，如省份。留空：整个栅格。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Rasters of all predictors on one grid: those of all years (ndvi_2005.tif) and those without date (dem.tif). In scripts and workflows a folder stands for the rasters in it.</source>
        <translation>同一格网上全部预测因子的栅格：各年份的（ndvi_2005.tif）和无日期的（dem.tif）。在脚本和工作流中，文件夹代表其中的栅格。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Rh = SLOPE * Rs + INTERCEPT. 0.62 and 9.01 are from Zeng et al. (2023), eq. 3; fit your own with 'Fit respiration'.</source>
        <translation>Rh = SLOPE * Rs + INTERCEPT。0.62 和 9.01 来自 Zeng et al. (2023) 式 3；可用“拟合呼吸”得到自己的系数。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Rules of the zones (CSV)</source>
        <translation>分区规则（CSV）</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Separated by semicolons, as the rasters are called without their date: ndvi;temperature;dem.</source>
        <translation>以分号分隔，名称为去掉日期的栅格名：ndvi;temperature;dem。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Series of precipitation or another driver, of the same dates and on the same grid. In scripts and workflows a folder stands for the rasters in it.</source>
        <translation>降水或其他驱动因素的序列，日期和格网相同。在脚本和工作流中，文件夹代表其中的栅格。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Series of temperature or another driver, of the same dates and on the same grid. In scripts and workflows a folder stands for the rasters in it.</source>
        <translation>温度或其他驱动因素的序列，日期和格网相同。在脚本和工作流中，文件夹代表其中的栅格。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Smaller patches are merged with their neighbours; 0 keeps all.</source>
        <translation>更小的斑块并入邻近斑块；0 表示全部保留。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Smallest zone patch (ha)</source>
        <translation>最小分区斑块（ha）</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Soil respiration plots</source>
        <translation>土壤呼吸样地</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Soil respiration plots: date</source>
        <translation>土壤呼吸样地：日期</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Soil respiration plots: site</source>
        <translation>土壤呼吸样地：站点</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Soil respiration plots: value</source>
        <translation>土壤呼吸样地：值</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>The whole way from measured plots to a report to hand on, in one folder: models of net primary production and soil respiration, their maps of every year, NEP and its budget, trends, climate drivers, clusters, land-use change, management zones, and the assessment report. The folder is laid out as the workbench does it, so that single steps can be repeated there.</source>
        <translation>从测量样地到可提交报告的全过程，集中在一个文件夹：净初级生产力和土壤呼吸的模型、其逐年图、NEP 及其收支、趋势、气候驱动因素、聚集、土地利用变化、管理分区和评估报告。文件夹布局与工作台一致，可在其中重复单个步骤。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Those of them that hold classes</source>
        <translation>其中为类别的预测因子</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Title of the report</source>
        <translation>报告标题</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Transform of soil respiration</source>
        <translation>土壤呼吸的变换</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Trees of each forest</source>
        <translation>每个森林的树数</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Trends and clusters count so that a share of ALPHA of those found is by chance.</source>
        <translation>趋势和聚集的判定使发现中约有 ALPHA 比例出于偶然。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>What to do where a class of the map has no plot: refuse stops and names it, nodata leaves its cells without data. In scripts one of: refuse (Stop with a message), nodata (Leave the cells without data).</source>
        <translation>地图的某个类别没有样点时如何处理：refuse 停止并指出该类别，nodata 使其像元无数据。在脚本中取以下之一：refuse（停止并给出消息）、nodata（像元留为无数据）。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Where all results go, the report too unless another file is chosen for it; files of the same names are replaced.</source>
        <translation>所有结果的存放位置，报告也在其中（除非为其选择了其他文件）；同名文件将被替换。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Year whose map is checked for where the scores of the models hold, such as 2024. Empty: the last one that all predictors have.</source>
        <translation>检查模型得分适用范围所用地图的年份，如 2024。留空：所有预测变量共有的最后一年。</translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>log trains on the logarithm, as the errors of soil respiration grow with its size; none on the values themselves. In scripts one of: none (None), log (Natural logarithm).</source>
        <translation>log 按对数训练，因为土壤呼吸的误差随其大小而增大；none 按原值训练。脚本中的取值：none（无）、log（自然对数）。</translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Carbon per land use</source>
        <translation>各土地利用的碳</translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Carbon stock or flux per area on the grid of the land use, with its date in the name (nep_2001.tif).</source>
        <translation>单位面积碳储量或通量，在土地利用的格网上，名称带日期（nep_2001.tif）。</translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Change of carbon</source>
        <translation>碳的变化</translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Columns code, name, colour (#rrggbb). Empty: those of the rasters themselves.</source>
        <translation>列 code、name、colour（#rrggbb）。留空：采用栅格自带的。</translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Errors of two land-use maps add up; much of a small change is error.</source>
        <translation>两幅土地利用图的误差会累加；微小变化中多半是误差。</translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Figures of the change</source>
        <translation>变化的图</translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Grid report</source>
        <translation>格网报告</translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Land-use attribution</source>
        <translation>土地利用归因</translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Land-use report</source>
        <translation>土地利用报告</translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Raster of class codes of the first date.</source>
        <translation>第一个日期的类别编码栅格。</translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Raster of class codes of the second date.</source>
        <translation>第二个日期的类别编码栅格。</translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Report of carbon per land use</source>
        <translation>各土地利用碳的报告</translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>What land-use change did to carbon between two dates: the grids are checked, the transfer matrix and the carbon change of each pair of classes are computed, the carbon of both dates is added up per class, and the change is mapped.</source>
        <translation>两个日期之间土地利用变化对碳的影响：检查格网，计算转移矩阵和每对类别的碳变化，按类别汇总两个日期的碳，并绘制变化图。</translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>gC_m2 is gC m-2 (fluxes: per year), t_ha is t C per hectare. In scripts one of: gC_m2 (gC m-2), t_ha (t C ha-1).</source>
        <translation>gC_m2 为 gC m-2（通量：每年），t_ha 为 t C/公顷。在脚本中取以下之一：gC_m2（gC m-2）、t_ha（t C ha-1）。</translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>Area of applicability of NPP</source>
        <translation>NPP 的适用域</translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>Area of applicability of Rs</source>
        <translation>Rs 的适用域</translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>Budget report</source>
        <translation>收支报告</translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>From measured plots to the carbon balance of one year. Predictors are read at the plots, a random forest is trained for net primary production and one for soil respiration, both are mapped, and NEP = NPP - Rh is added up by zones. Both trainings are validated on held-out sites; look at their reports before the map.</source>
        <translation>从测量样地到一年的碳平衡。在样地处读取预测因子，净初级生产力和土壤呼吸各训练一个随机森林，绘制两者的图，并按分区汇总 NEP = NPP - Rh。两次训练均以留出站点验证；看图之前请先看其报告。</translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>NPP model</source>
        <translation>NPP 模型</translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>NPP training report</source>
        <translation>NPP 训练报告</translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>Of predictors with several dates those of this year are used, such as 2024. Empty: the last one that all of them have.</source>
        <translation>预测变量有多个日期时使用该年的栅格，如 2024。留空：它们共有的最后一年。</translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>Rs model</source>
        <translation>Rs 模型</translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>Rs training report</source>
        <translation>Rs 训练报告</translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>Sites to NEP</source>
        <translation>从站点到 NEP</translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>The map is as good as its models are at new sites: read the site-wise R2 in the reports. Where the area of applicability is 0 the scores do not hold.</source>
        <translation>图的质量取决于模型在新站点的表现：请看报告中按站点的 R2。适用域为 0 之处，评分不成立。</translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>Year to map</source>
        <translation>制图年份</translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Cluster classes</source>
        <translation>聚集类别</translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Cluster report</source>
        <translation>聚集报告</translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Driver report</source>
        <translation>驱动因素报告</translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Future classes</source>
        <translation>未来类别</translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Map to look for clusters in</source>
        <translation>查找聚集的图</translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>One raster per year on one grid, such as npp_2005.tif; eight years at least. In scripts and workflows a folder stands for the rasters in it.</source>
        <translation>同一格网上每年一个栅格，如 npp_2005.tif；至少八年。在脚本和工作流中，文件夹代表其中的栅格。</translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>The map whose high and low clusters are sought, such as the mean of the series.</source>
        <translation>查找其高值和低值聚集的图，例如序列的平均值。</translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Trend and zoning</source>
        <translation>趋势与分区</translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Trend report</source>
        <translation>趋势报告</translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Trend table</source>
        <translation>趋势表</translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>What a series of maps does and what follows from it: trends with their significance and persistence, the climate drivers behind them, clusters of high and low values, and management zones from all three by a table of rules.</source>
        <translation>图序列的变化及由此得出的结论：趋势及其显著性和持续性、背后的气候驱动因素、高值和低值聚集，以及按规则表由三者得出的管理分区。</translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Zone table</source>
        <translation>分区表</translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Zones inherit the errors of three tests. Cells whose persistence cannot be distinguished from random stay in the class 'not distinguishable' and in no zone that needs a future.</source>
        <translation>分区继承三项检验的误差。持续性与随机无法区分的像元归入“无法区分”类，不进入任何需要未来趋势的分区。</translation>
    </message>
</context>
</TS>
