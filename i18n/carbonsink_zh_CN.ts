<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CarbonSink</name>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>Assessment report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>Puts a whole assessment on one page to hand on: the summary with the numbers that matter, maps, curves and tables of all parts, and what a reader has to know before using them - how good the models are at new sites, where their scores hold, what chance alone would find, which area each number rests on. Parts that are missing are named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>The report says what the files say. Files that do not belong together, such as a trend of one region and clusters of another, are not told apart: keep one assessment in one folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>report, summary, PDF, HTML, print, assessment, workspace, ministry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>Folder of the assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>A workspace, or any folder with outputs of the earlier steps. Results are found by their place, else by what they carry: the names of bands, columns of tables, models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>Heading, such as 'Carbon sinks of Shanxi'. Empty: one that names the period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>One HTML file that needs no network; tables in it can be downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>Map sheets (PDF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/assessmentreport.py"/>
        <source>The maps as A4 sheets with legend, scale bar, north arrow and source, after a first sheet with the summary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Diagnostic zoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Turns three class maps into management zones by a table of rules: LISA clusters, the expected future trend and the driver of change. The first rule that fits a cell decides. Patches below MIN_AREA join the neighbour they share the longest border with. Areas are true areas, on the ellipsoid for geographic rasters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>The combination of local clusters, persistence of trends and drivers follows recent carbon-sink assessments; the shipped rules are a proposal without a published source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>A zone is no surer than the classes it is made of: an expected trend from a short series and a cluster at the edge of significance are weak grounds for measures. Check zones on site. Merging and polygons need the whole map in memory, at most 45 bytes per cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>zoning, management, priority zone, planning, diagnosis, restoration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>LISA classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Classes of 'Clusters and outliers of a raster' (carbonsink:lisaraster).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Future trend classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>1 continuous improvement, 2 future degradation, 3 continuous degradation, 4 future improvement, 5 not distinguishable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Driver classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>1 A and B strong, 2 A, 3 B, 4 A and B weak, 5 none of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Rules (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Columns code, zone, lisa, future, driver, colour, text; classes joined by | or * for all; the first row that fits decides. Empty: the shipped table (core/diagnosis/zone_rules.csv), a model to copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Smallest patch (ha)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Patches smaller than this, in hectares, are merged; 0 keeps all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Zone codes of the rules; 0 where no rule fits, 255 without data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Zone polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>One polygon per patch: code, zone, area_ha, text (what to do there). A GeoPackage carries its style; another format needs another name than the raster, as each has a style file of its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/diagnosis/diagnosticzoning.py"/>
        <source>Cells, area (ha), share and patches of each zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Carbon budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Adds up a dated series of flux or stock rasters over zones: total in Tg, Pg and 10^4 t of carbon, mean per area, the area with data behind each, the trend of totals and means (least squares and Sen's slope with the Mann-Kendall test), and the area of source and sink classes. Series of other PRODUCTS are held against it, on the periods and cells that all have. Cell areas are true areas, on the ellipsoid for geographic rasters. Rasters finer than PERIOD are added up to it; periods with a raster missing are left out and listed. The result does not depend on memory or threads, to the last bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Sen (1968), JASA 63, 1379-1389; Kendall (1975), Rank Correlation Methods; cell areas: Snyder (1987), USGS Professional Paper 1395, eq. 3-12; products: Zeng et al. (2023), Carbon Balance and Management 18, Figure 6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>A total moves with the cells that have data. Trends therefore use only cells with data on all dates; the log says when these are fewer than on a single date. A trend of few dates says little, and its p does not know of errors in the maps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>total, Tg C, Pg C, zonal statistics, regional sum, trend, sink strength, account, product comparison, source, sink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Series of rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>One raster per date on one grid, the date at the end of the name (nep_2005.tif, nep_2005-03.tif) or in the file. Fluxes are per step of the series: monthly rasters in gC m-2 month-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Zones (polygons)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Regions; a cell belongs to the polygon its centre lies in, the later one where polygons overlap. Without zones the whole raster is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Column that names the zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Polygons of one name are one zone. Empty: each polygon by its number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Zones (class raster)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Instead of polygons: a raster of whole numbers, such as land cover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Unit of the rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>gC_m2 is gC m-2, t_ha is t C ha-1 (100 gC m-2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>What one row of the table stands for; seasons are MAM, JJA, SON and DJF, winter with the year of its January. Seasons and months get a trend each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Source and sink classes (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Breaks of the classes, as for 'NEP': a CSV with the columns code, key, label, upper (largest value of the class, in the unit of the rasters and per PERIOD; empty in the last row) and colour (#rrggbb). Without it -100, -20, 20 and 100 gC m-2 a year are used, a twelfth for months and a quarter for seasons: round numbers, as there are no published thresholds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Other products to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Dated rasters of other products of the same flux, on the grid and in the unit of SERIES, told apart by their file names (modis_2005.tif, casa_2005.tif) or, where these are the same, by their folders. SERIES is the reference. They are compared over the periods and cells that all have; TABLE has each with all of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>One row per zone and period: totals (Tg, Pg, 10^4 t C), means, areas, on the cells with data then and on those with data always; the zone's trend beside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Areas of classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>One row per zone, period and source or sink class: area (km2) and share (%), on the cells with data then and on those with data always.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Comparison of products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>One row per zone and product: mean total and mean per area on the cells all products have, the difference from SERIES in Tg C and per cent, whether one is a sink and the other a source; the product's own total and area beside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Tables, curves with trends, ranked zones; classes where there are sources; products side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Mean total of all zones per period (Tg C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Mean per area (unit of the rasters)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Area with data on all dates (km2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Least-squares trend of the total (Tg C yr-1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>p of that trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/carbonbudget.py"/>
        <source>Sen's slope of the total (Tg C yr-1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>NPP by light use efficiency (CASA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Computes net primary production of each month from NDVI, climate and land cover with the CASA model in Zhu's variant: NPP = SOL * 0.5 * FPAR * eps_max * T1 * T2 * W. The absorbed share of light (FPAR) follows NDVI and the simple ratio between the limits of the class; temperature and water keep the efficiency below the best of the class. A frozen month takes the water stress of the month before. With several years the best temperature (that of the greenest month) and Thornthwaite's heat index come from the mean year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Potter et al. (1993), Global Biogeochemical Cycles 7, 811-841; Zhu et al. (2006), Chinese Science Bulletin 51, 457-463 (efficiencies); Zhu et al. (2007), Journal of Plant Ecology (China) 31, 413-424; Zhou and Zhang (1995), Acta Phytoecologica Sinica 19, 193-200; Thornthwaite (1948), Geographical Review 38, 55-94.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>The NDVI limits are the 5 % and 95 % quantiles of each class over all its cells and months in these rasters: another region or other years give others. To compare maps, write limits into PARAMETERS. Potential evaporation knows neither latitude nor the length of a month. Water stress ends at 1, the top of its range, where the formula alone would go above it in wet and cool months.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>NPP, CASA, light use efficiency, FPAR, APAR, Thornthwaite, water stress, photosynthesis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>NDVI, monthly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>One raster per month, -1 to 1, with the month at the end of the name (ndvi_2005-03.tif, ndvi_200503.tif) or in the file. All twelve months of a year are needed, of one year or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Temperature, monthly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Mean air temperature of the same months, degrees C (Kelvin is converted).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Precipitation, monthly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Sum of each of the same months, mm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Solar radiation, monthly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Sum of each of the same months, MJ m-2 month-1 (a mean in W m-2 times 0.0864 times the days of the month).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Land cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Class codes, on the grid of the other rasters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Table of classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>CSV with the columns code, name and eps_max (best light use efficiency, gC MJ-1; empty: no data for the class), and if wanted ndvi_min and ndvi_max. Without it the codes are taken for IGBP classes (MODIS MCD12Q1) with Zhu's efficiencies, and water has no data. PARAMETERS_USED writes such a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Monthly NPP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>One raster per month, npp_YYYY-MM.tif, gC m-2 month-1, and series.qlr to open them together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Annual NPP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Sums of whole calendar years, one band per year, gC m-2 yr-1; a cell needs all twelve months.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Table of classes as used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Efficiency, NDVI limits and number of cells of each class met; can be given as PARAMETERS again, for the same limits in another year or region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/casanpp.py"/>
        <source>Months written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Fit respiration (Rh against Rs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Fits Rh = a * Rs + b and ln Rh = b + a * ln Rs by least squares to records that have both soil and heterotrophic respiration. The results are the SLOPE and INTERCEPT of 'Heterotrophic respiration' (carbonsink:heterotrophicrespiration).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Bond-Lamberty et al. (2004), Global Change Biology 10, 1756-1766; Zeng et al. (2023), Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9, eq. 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Several records of one site count as independent, so the errors of slope and intercept are too small when sites repeat. The line holds in the range of its records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Rh, Rs, regression, soil respiration, SRDB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Table or layer with one record per site and year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Column of soil respiration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Soil respiration Rs, gC m-2 yr-1. Records without a value are dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Column of heterotrophic respiration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Heterotrophic respiration Rh in the unit of Rs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Both lines with their errors, and the scatter plot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Slope of Rh on Rs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Intercept of Rh on Rs (unit of Rs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>R2 of Rh on Rs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Records used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Slope of ln Rh on ln Rs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>Intercept of ln Rh on ln Rs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/fitrespiration.py"/>
        <source>R2 of ln Rh on ln Rs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Heterotrophic respiration (Rh)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Computes the part of soil respiration that comes from microbes and not from roots. linear: Rh = SLOPE * Rs + INTERCEPT; loglog: ln Rh = INTERCEPT + SLOPE * ln Rs; climate: monthly Rh from temperature and precipitation, without Rs; q10: R = R10 * Q10^((T - 10) / 10) from temperature alone. The first two are for annual fluxes. With the R10 of all soil respiration, q10 gives soil respiration Rs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>linear: Zeng et al. (2023), Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9, eq. 3; loglog: after Bond-Lamberty et al. (2004), Global Change Biology 10, 1756-1766 (whose own line is SLOPE 0.73, INTERCEPT 1.22); climate: the empirical relation of Pei et al., 0.22 * (exp(0.0912 T) + ln(0.3145 P + 1)) * 30 * 0.465 gC m-2 month-1; q10: van't Hoff's rule, with the median Q10 of Raich and Schlesinger (1992), Tellus 44B, 81-99.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>SLOPE 0.62 and INTERCEPT 9.01 are the fit to one data set; the records of the Soil Respiration Database give slopes of 0.54 to 0.59 and intercepts of 25 to 43. Fit your own with 'Fit respiration' (carbonsink:fitrespiration). With a positive intercept Rh exceeds Rs where Rs is very low; such cells are counted in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Rh, Rs, soil respiration, microbial respiration, decomposition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Soil respiration raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Soil respiration Rs, gC m-2 yr-1; for linear and loglog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>How Rh is computed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Temperature raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Mean temperature, degrees C: of the month for climate, of any period for q10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Precipitation raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Precipitation of the month, mm; for climate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Heterotrophic respiration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Rh, float32: gC m-2 yr-1, with climate gC m-2 month-1, with q10 as R10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Total Rh (Tg C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Area with data (km2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/heterotrophicrespiration.py"/>
        <source>Mean Rh per area (gC m-2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Net ecosystem production (NEP)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Subtracts heterotrophic respiration from net primary production cell by cell: NEP = NPP - Rh. Positive cells are carbon sinks, negative ones sources. The total is the sum over true cell areas (on the ellipsoid for geographic rasters), printed with the area it rests on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Zeng et al. (2023), Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9, eq. 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>NEP is a small difference of two large modelled fluxes: an error of 10 % in either can turn a sink into a source. Disturbance, harvest and lateral export are not part of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>NEP, NEE, carbon sink, carbon source, NPP, respiration, balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>NPP raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Net primary production, gC m-2 yr-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Heterotrophic respiration raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Heterotrophic respiration Rh in the unit and on the grid of NPP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Class breaks (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Breaks of NEP_CLASS: a CSV with the columns code, key, label, upper (largest value of the class, empty in the last row) and colour (#rrggbb). Without it -100, -20, 20 and 100 gC m-2 yr-1 are used: round numbers, as there are no published thresholds of weak and strong sources and sinks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>NEP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>NEP in the unit of the inputs, float32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>NEP classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>From strong source (1) to strong sink (5); 255 is no data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Total NEP (Tg C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nep.py"/>
        <source>Mean NEP per area (unit of the inputs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>NEP series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Computes net ecosystem production of every date that NPP and respiration both have: NEP = NPP - Rh. Soil respiration Rs is turned into its heterotrophic part Rh first. One raster per date is written, with its date and one colour ramp for all; the mean over the dates is the map to look for clusters in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Zeng et al. (2023), Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9, eq. 3 and 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>NEP is a small difference of two large modelled fluxes: an error of 10 % in either can turn a sink into a source. The mean has data only where all dates have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>NEP, series, carbon sink, NPP, soil respiration, annual, mean, balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>NPP series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Net primary production, one raster per date (npp_2005.tif), gC m-2 yr-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Soil respiration series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Soil respiration Rs of the same dates, gC m-2 yr-1; or give RH.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Heterotrophic respiration series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Heterotrophic respiration Rh of the same dates, if it is known; not with RS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>How Rh comes from RS: linear is Rh = SLOPE * Rs + INTERCEPT, loglog is ln Rh = INTERCEPT + SLOPE * ln Rs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Folder of NEP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>nep_&lt;date&gt;.tif of each date, and series.qlr to open them together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Folder of heterotrophic respiration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>rh_&lt;date&gt;.tif of each date, when Rh is computed from RS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Mean NEP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Mean over the dates, of the cells with data on all of them, float32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Total NEP, mean of the dates (Tg C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/nepseries.py"/>
        <source>Area with data, mean of the dates (km2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Raster difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Subtracts B from A cell by cell, and compares them over the cells both have: means, totals, standard deviation of the difference, RMSE, correlation, and A in percent of B. Use it to compare flux products, or a prediction with the truth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Zeng et al. (2023), Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9 (percentage difference between products).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>A percentage of a value near zero means nothing. Where A and B have different signs it is taken of the absolute value of B, and the table flags it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>subtract, compare products, bias, RMSE, change map, A minus B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Raster A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>What is compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Raster B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>What it is compared with, in the same unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Difference A - B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>A - B in the unit of A, float32; without data where either has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Figures over the common cells. Means and totals are weighted by area, the others count each cell once. Totals in Tg C hold for rasters in gC m-2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Common cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Mean difference, weighted by area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Root mean square difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Pearson correlation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Total difference (Tg C, rasters in gC m-2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/flux/rasterdifference.py"/>
        <source>Difference in percent of B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Land-use transfer and its carbon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Says which land went from which class to which between two dates, and how much carbon that moved: the transfer matrix in true areas, the carbon change of each pair of classes and its contribution, split into conversion and change within classes. Without carbon rasters or densities it gives the areas alone. With fluxes instead of stocks it gives the mean flux change of each pair. Sums are exact: the pairs add up to the total.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Pontius et al. (2004), Agriculture, Ecosystems &amp; Environment 101, 251-268, for the transfer matrix; Ye et al. (2018), Landscape Ecology 33, doi 10.1007/s10980-017-0584-x, for the dynamic degrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Errors of two land-use maps add up: with maps of 85 % accuracy much of a small change is error. Contributions in percent of the net change grow without bound where gains and losses cancel; read those of the absolute changes then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>land use, land cover, LULC, transfer matrix, transition, change, attribution, Sankey, dynamic degree, carbon density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Land use at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Raster of class codes (whole numbers) of the first date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Land use at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Raster of class codes of the second date; classes may differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Carbon at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Carbon stock or flux per area of the first date, in CARBON_UNIT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Carbon at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>The same of the second date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Years between the dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>For the dynamic degrees. Without it the dates in the names of the rasters serve (landuse_2001.tif).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransfer.py"/>
        <source>Code of each cell's pair: class at the start times 1000 plus class at the end for codes from 0 to 999, else an index that ATTRIBUTION lists. With a legend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>Land-use transfer over several dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>Does what 'Land-use transfer and its carbon' does for more than two dates: each period between one date and the next, and the whole span from the first to the last, in one pass over the rasters. Each date of land use is combined with the carbon raster of the same date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>Pontius et al. (2004), Agriculture, Ecosystems &amp; Environment 101, 251-268; Ye et al. (2018), Landscape Ecology 33, doi 10.1007/s10980-017-0584-x.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>The carbon of the periods adds up to that of the whole span only for cells with data on all dates. The areas of the periods do not add up: land that changed twice counts twice. Errors of the land-use maps look like change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>land use, land cover, LULC, transfer matrix, transition, periods, series, attribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>Land-use rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>Class codes, one raster per date, the date in the name (landuse_2001.tif).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>Carbon rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>Carbon stock or flux per area in CARBON_UNIT, with a raster of each date of land use; others are left aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>Folder of changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/landuse/landusetransferseries.py"/>
        <source>A raster of changes per period and one of the whole span (change_2001_2024.tif).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Global Moran's I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Says whether neighbouring cells are alike, for one raster or each raster of a series: Moran's I with row-standardised weights, its expectation -1/(n-1), the z score and p under randomisation, and the p of random permutations. Positive I means that high values gather near high ones, and low near low.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Cliff and Ord (1981), Spatial Processes: Models and Applications, Pion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>On large rasters any smooth map is significant: judge the size of I, not its p. A trend across the region counts as pattern. The permutation p is one-sided and cannot be below 1/(PERMUTATIONS + 1). The whole raster is held in memory: 36 bytes per cell and 8 more for each thread.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Moran's I, spatial autocorrelation, clustering, pattern, randomness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>One or more rasters on one grid; every band is tested by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Random shuffles of each raster; 0 leaves only the analytic test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>One row per raster: cells, I, expectation, variance, z, p, permutation p.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Table, and the curve of I over the dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Moran's I of the last raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>z score of the last raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/globalmoran.py"/>
        <source>Two-sided analytic p of the last raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Hot spots of a raster (Getis-Ord Gi*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Finds hot spots (high values gathered) and cold spots (low values gathered) at 90, 95 and 99 % confidence: the Getis-Ord Gi* score of every cell and its neighbours with binary weights. The score is positive for hot spots whatever the sign of the values, also for trends and carbon losses. Cells without a single neighbour get no result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Ord and Getis (1995), Geographical Analysis 27, 286-306, eq. 14.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>The score is compared with a normal distribution, which fits poorly for strongly skewed values with few neighbours. High and low are relative to the mean of this raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>hot spot, cold spot, Getis-Ord, Gi*, cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Raster of one band: flux, stock or trend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Weakest confidence level given: 0.1 gives 90, 95 and 99 %, 0.05 gives 95 and 99 %. Two-sided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Control the false-discovery rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Takes the levels as false-discovery rates (Benjamini and Hochberg).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Hot and cold spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>0 not significant; hot at 90, 95, 99 %: 1, 2, 3; cold: 4, 5, 6; 255 no data or no neighbour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Gi* score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Normal score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Cells, area and share of each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Share of hot spots (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotraster.py"/>
        <source>Share of cold spots (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotvector.py"/>
        <source>Hot spots of polygons (Getis-Ord Gi*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotvector.py"/>
        <source>Finds hot spots (high values gathered) and cold spots (low values gathered) among polygons at 90, 95 and 99 % confidence: the Getis-Ord Gi* score of each polygon and its neighbours with binary weights. The score is positive for hot spots whatever the sign of the values. Polygons without geometry, value or neighbour are kept and get no result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotvector.py"/>
        <source>The score is compared with a normal distribution, which needs several neighbours per polygon: with skewed values take WEIGHTS = knn with K = 8 or more. Counts and totals grow with the size of a region: use rates or means per area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotvector.py"/>
        <source>hot spot, cold spot, Getis-Ord, Gi*, cluster, polygons, counties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/hotspotvector.py"/>
        <source>The polygons with gi_z (normal score), gi_p (two-sided), gi_class (ns, hot90, hot95, hot99, cold90, cold95, cold99) and gi_n (neighbours and itself).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Clusters and outliers of a raster (LISA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Finds where high values gather (HH), where low ones do (LL), and values unlike their neighbours (HL, LH): local Moran's I of every cell with row-standardised weights, tested by permutation. Cells without a single neighbour get no result. Areas of the classes are true areas, on the ellipsoid for geographic rasters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Anselin (1995), Geographical Analysis 27, 93-115; Benjamini and Hochberg (1995), JRSS B 57, 289-300.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>High and low are relative to the mean of this raster. Neighbouring tests share their data, so p-values are not independent. A smooth map (interpolated, modelled from smooth predictors) is all clusters by its making.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>LISA, local Moran, hot spot, cluster, outlier, high-high, low-low, HH, LL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>0 not significant, 1 HH, 2 LH, 3 LL, 4 HL; 255 no data or no neighbour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Local Moran's I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Local I: positive where a cell is like its neighbours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Pseudo p of the chosen tail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Moran scatter plot, class map, significance map, table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Share of high-high clusters (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Share of low-low clusters (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaraster.py"/>
        <source>Largest p that is significant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Clusters of a series over time (LISA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Runs the cluster test of local Moran's I on every raster of a dated series and says how the share of each class changes: high-high clusters covering a growing share of the area are a growing core of sinks. All dates are tested on the same cells, those with data on all dates; each date is judged against its own mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Anselin (1995), Geographical Analysis 27, 93-115; Sen (1968), JASA 63, 1379-1389; Kendall (1975), Rank Correlation Methods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>A share tells how the pattern gathers, not how much carbon there is: it can rise while the total falls. The trend of few dates says little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>LISA, local Moran, time series, hot spot, cluster, share, trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>One raster per date on one grid, the date at the end of the name (nep_2005.tif) or in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Cells, area and share of each class per date, and the trend of the share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Folder of class maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>One raster of LISA classes per date (lisa_2005.tif).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Curves of the shares, tables, trends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Share of high-high, last date (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Trend of that share (% per year)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisaseries.py"/>
        <source>Mann-Kendall p of that trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>Clusters and outliers of polygons (LISA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>Finds regions where high values gather (HH), where low ones do (LL), and regions unlike their neighbours (HL, LH): local Moran's I of each polygon with row-standardised weights and conditional permutations. Polygons without geometry, value or neighbour are kept and get no result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>Anselin (1995), Geographical Analysis 27, 93-115; weights as in Rey and Anselin (2007), Review of Regional Studies 37, 5-27.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>Counts and totals grow with the size of a region: use rates or means per area. Borders that do not share their vertices are not seen as shared; the log counts polygons without neighbours. Results change with the division into regions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>LISA, local Moran, cluster, outlier, high-high, low-low, polygons, counties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>Draws per polygon; the smallest p is one in that many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>Clusters and outliers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/pattern/lisavector.py"/>
        <source>The polygons with lisa_i (local I), lisa_p, lisa_class (ns, HH, LH, LL, HL) and lisa_lag (mean of the neighbours).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Explain raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Maps what each predictor adds to the prediction of each cell (Shapley values): one band per predictor. The bands of a cell and the mean prediction (SHAP_BASE in the file's metadata) add up to its prediction. The columns of a categorical predictor are one band.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Lundberg et al. (2020), Nature Machine Intelligence 2, 56-67 (TreeSHAP).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>For models of trees (random_forest, extra_trees, gradient_boosting, xgboost) and linear ones, all of them exact; svm and neural_network are refused, see 'Explain model'. Values say what the model uses, not what causes the flux; correlated predictors share what they explain. Under TRANSFORM = log they are in units of the logarithm. 100 small trees take about a microsecond per cell, 1500 full trees milliseconds: try such a model on a small region first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>SHAP, Shapley, explain, driver, attribution, dominant factor, interpretation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Model file written by 'Train model'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Predictor rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Rasters of all predictors on one grid; others may be among them. For a model with strata, the raster of the stratum as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Date (for dated rasters)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Of predictors with several dates, such as ndvi_2005.tif and ndvi_2006.tif, the one of this date is used: 2005, 2005-03 or 2005-03-17.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Shapley values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>One band per predictor, in the unit of the target, float32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Dominant predictor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/explainraster.py"/>
        <source>Class raster of the predictor with the largest absolute value, in any sense.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Predict raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Applies a trained model to predictor rasters, cell by cell. Rasters are matched with the model's predictors by name (band description, else file name), in any order and case. Cells without data in any predictor stay without data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Breiman (2001), Machine Learning 45, 5-32; intervals: Meinshausen (2006), JMLR 7, 983-999, calibrated as in Chernozhukov et al. (2021), PNAS 118, e2107794118; area of applicability: Meyer and Pebesma (2021), Methods in Ecology and Evolution 12, 1620-1633.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>A forest cannot extrapolate: cells outside the range of the training records get the nearest values it knows, and the log says how many there are. The spread between trees is no confidence interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>predict, map, upscale, random forest, NPP, respiration, model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Coverage of the interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Share of the true values that LOWER and UPPER should enclose, above 0 and below 1. The scores of the training say what they really enclose at new sites.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Calibrate the interval on held-out records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Takes LOWER and UPPER at those quantiles of the forest between which COVERAGE of the records lay when they were held out in the training. Off: the quantiles (1 - COVERAGE)/2 and (1 + COVERAGE)/2 as they are (Meinshausen 2006), mostly too wide or too narrow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Predicted values in the unit of the target, float32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Lower bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Lower bound of the prediction interval (quantile regression forest), in the unit of the target. For random_forest and extra_trees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Upper bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Upper bound of the prediction interval (quantile regression forest), in the unit of the target. For random_forest and extra_trees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Spread between trees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Standard deviation of the trees' predictions, in the unit of the target: where the trees disagree. It is no confidence interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Dissimilarity index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Distance of the predictors to those of the nearest training record, over the mean distance between training records: 0 is a training record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>Area of applicability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictraster.py"/>
        <source>1 where the predictors are as near to the training records as these are between the folds of the validation, 0 where the model's scores do not hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Predict series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Applies a trained model to the predictor rasters of many dates and writes one raster per date. Dated predictors (ndvi_2005-03.tif) are matched by name and date, static ones (elevation.tif) serve all dates, yearly ones serve the months of their year. Each raster carries its date; series.qlr in the folder adds them all to a project with their periods and one colour ramp for all dates, so that QGIS's Temporal Controller plays them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>A date that lacks a predictor is left out and named in the log; nothing is filled in. The model knows no time beyond its predictors: a trend of the maps is a trend of the predictors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>predict, series, monthly, annual, batch, temporal, map, upscale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Predictor rasters, dated and static</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Rasters of all predictors on one grid, in any order. The date is read from the band, the NetCDF time or the end of the name: ndvi_2005.tif, ndvi_2005-03.tif, ndvi_200503.tif.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>First date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>2005, 2005-03 or 2005-03-17; empty: the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Last date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>2010 includes all months of 2010; empty: the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Skip dates that are finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Keeps rasters in the folder that this model made on this grid from predictors that have not changed since, and makes the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Folder of predictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>One raster per date, &lt;target&gt;_&lt;date&gt;.tif, in the unit of the target, and series.qlr to open them together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Dates predicted now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Dates that were finished before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/predict/predictseries.py"/>
        <source>Dates left out or missing in the series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Align rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Resamples rasters to the grid of a template (CRS, cell size, origin and size), so that all algorithms can use them together. Names, dates and units of the bands are kept; scale and offset are applied, so that the results hold real values. Rasters of classes take the most frequent class where cells become larger, else the nearest, and keep codes, names and colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>GDAL's warper (gdal.org); sum and average weigh cells by their overlap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Resampling smooths: bilinear and cubic values are mixtures of neighbours, and no detail is gained on a finer grid. Use sum for amounts per cell (persons, tonnes), average for amounts per area when cells become larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>align, resample, reproject, warp, grid, resolution, snap, clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Rasters of amounts and states, with one or several bands. Those with class names or a colour table are treated as classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Template (empty = the first raster)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>The raster whose grid all results get; its values do not matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Resampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>How values are taken from the old cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Rasters of classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Rasters whose numbers are codes (land cover, biomes). They take the most frequent class of a larger cell, else the nearest; RESAMPLING does not apply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>Aligned rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/alignrasters.py"/>
        <source>One GeoTIFF per raster, under the name of its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Carbon density of samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Adds the carbon density of plots to their table: above-ground, below-ground and litter carbon from dry biomass (biomass * CARBON_FRACTION), soil carbon from organic carbon, bulk density, depth and stones (SOC * BD * depth * (1 - stones) * 0.1), and the sum of the chosen pools, all in t C ha-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Carbon fraction 0.47: IPCC (2006), Guidelines for National Greenhouse Gas Inventories, vol. 4, table 4.3 (0.45 to 0.50 by species and part).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Organic carbon and bulk density must belong to the same fine earth. The sum holds the pools that were chosen and no others: say which when you compare it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>carbon stock, biomass, soil organic carbon, SOC, bulk density, litter, plots, pools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Plots, with or without geometry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Unit of biomass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Dry matter per area: t ha-1, kg m-2 or g m-2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Carbon fraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Carbon in one unit of dry biomass, 0.3 to 0.6; the IPCC's default is 0.47.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Samples without data in a pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>nodata leaves their sum empty; zero adds up the pools there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Samples with carbon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>The samples with one more column per chosen pool (c_aboveground, c_belowground, c_litter, c_soil) and carbon_density, t C ha-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Above-ground biomass column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Dry biomass of stems, branches and leaves, or of the harvest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Below-ground biomass column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Dry biomass of roots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Litter column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Dry mass of litter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Soil organic carbon column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Organic carbon, g kg-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Bulk density column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>g cm-3; needed with soil organic carbon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Depth column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Thickness of the sampled layer, cm; without it DEPTH holds for all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Depth (cm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Thickness of the sampled layer where no column says it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Stones column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Volume of stones in the unit below; without it there are none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Unit of stones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>share is 0 to 1, percent 0 to 100, of the volume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/carbondensity.py"/>
        <source>Mean carbon density (t C ha-1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>Check grids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>Tells whether the cells of several rasters coincide, and if not, what differs: CRS, size, cell size, or an origin shifted by part of a cell. Lists what each raster holds: variables and dates as they are read from bands and file names, type, nodata value, and the share of cells with data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>Grids whose corners differ by less than a hundredth of a cell count as the same. The share of cells with data comes from a sample of each raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>grid, alignment, resolution, extent, CRS, nodata, metadata, check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>The rasters to check; all are compared with the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>What the rasters are and what keeps them apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/checkgrids.py"/>
        <source>All cells coincide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Composite a series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Makes one raster per month, season or year from the daily, 8-day or monthly rasters of one variable: the mean, sum, maximum, minimum or median of each cell. Files are named so that their dates are read back (ndvi_2005.tif, ndvi_JJA_2005.tif).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>A sum over fewer dates than the period has is smaller than the true one: missing values are not filled in. Of 8-day and other steps the fullest period tells how many dates make it whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>monthly to annual, seasonal, aggregate, maximum value composite, MVC, time series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Rasters of one variable on one grid with dates of month or day at the end of the name (ndvi_2005-03.tif, ndvi_20050317.tif) or in the file, or in DATES.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Dates of the bands in the order of the list, separated by commas or blanks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Seasons are MAM, JJA, SON and DJF; a winter counts for the year of its January.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Statistic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>sum for amounts (NPP, precipitation), mean for states, max for NDVI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Values a cell needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Cells with fewer values in the period get no data, periods with fewer rasters are left out; 0 asks for all dates of the whole period (12 months a year).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>Composites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/compositeseries.py"/>
        <source>One raster per period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Make a demonstration region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Makes a region that does not exist, to learn and to test with: terrain, climate, NDVI, soil and land use of every year, plots and flux towers with realistic errors, and the true fluxes behind them. Trends, clusters, drivers and land-use changes are planted and written down in truth/truth.json, so that every method can be checked against a known answer. README.txt in the folder explains each file and unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Rh = 0.62 Rs + 9.01 from Zeng et al. (2023), Carbon Balance and Management 18, doi 10.1186/s13021-023-00239-9; everything else is made up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Made-up data are kinder than real ones: the fluxes depend on the predictors but for one smooth pattern, and all plots were measured in the same way. A method that fails here fails everywhere; one that works here has yet to prove itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>demo, example data, synthetic, simulated, test data, tutorial, known truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Width in cells of 1 km. Above 1500 columns or rows the cells become finer, so that the region keeps its place in northern China.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Height in cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Number of years, the first is 2001.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/demoregion.py"/>
        <source>Folder of the region; files of the same names in it are replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Expand samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Makes more training records: at cells without a measurement the value of a measured site of the same stratum, in proportion to a reference raster such as NPP (C_r = C_s NPP_r / NPP_s). Every made record keeps the site it was made from in the column parent_site; 'Train model' then holds it out together with that site and scores measured records only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Made records hold no new information: they say that the value follows the reference, and a model with the reference among its predictors will find just that. Scores that count them are flattering.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>sample expansion, NPP ratio, strata, soil carbon, training samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Measured records as points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Value column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Column of the measured value, such as a carbon density.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Site column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Column that names the site; empty: records at one place are one site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Reference raster (NPP)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Raster whose ratio scales the values; only cells above 0 are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Strata (class rasters)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Class rasters on the grid of the reference, such as climate zone and ecosystem; a site serves cells with the same combination of classes. Empty: every site serves every cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Records to make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Cells are drawn at random, as many in each stratum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Largest ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Ratios are cut to 1/MAX_RATIO ... MAX_RATIO.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Expanded samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Measured and made records with the columns expansion_site, parent_site (empty in measured records) and expansion_ratio. Other columns of made records are empty: sample the predictors next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Records made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/expandsites.py"/>
        <source>Measured records they were made from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Read flux tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Reads the tables of flux towers as they are published and makes one table of days, months or years: site, date, fluxes and weather under the same names and units for all sites, ready for training. Fluxes and water are added up (umol CO2 m-2 s-1 becomes gC m-2 per day, month or year), other variables averaged; a period with too few good values stays empty. nee is negative where carbon is taken up, and nep = -nee. Gaps, dates that stand twice and doubtful units are told in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>FLUXNET2015 variables, units and quality flags: Pastorello et al. (2020), Scientific Data 7, 225, doi 10.1038/s41597-020-0534-3. 1 umol CO2 m-2 s-1 = 1.03772 gC m-2 d-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>A unit that looks wrong is told, never changed. Weekly files are refused. The sum of a period with some values missing is its mean rate times its length: what is missing is taken for as large as the rest, which is wrong where only nights are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>FLUXNET, ChinaFLUX, eddy covariance, tower, GPP, NEE, RECO, quality flag, umol to gC, half-hourly, AmeriFlux, ICOS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Flux tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>CSV files as they were downloaded, one site or more each. The site is a column (site, SITE_ID) or the code in the file's name (FLX_US-MMS_...).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Kind of table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>fluxnet: FLUXNET2015, AmeriFlux and ICOS files of half hours (HH, HR), days (DD), months (MM) or years (YY). chinaflux: columns in Chinese or English, units in a row below or in brackets. generic: the same names, with the unit in brackets, as in 'GPP (umol m-2 s-1)'; without it that of ChinaFLUX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Step of the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Periods to make; a table can only be made coarser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Worst quality flag that is good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>0 measured, 1 well filled, 2 medium, 3 poor. fluxnet: all values are added up, as FLUXNET itself does, and a period is kept when MIN_SHARE of its half hours are this good; daily and longer files say the share of flags 0 and 1 instead, which is compared with MIN_SHARE whatever flag is chosen. Other tables: worse values are left out. 3 takes everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Share of a period that must be good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>0 to 1: a day, month or year with less good time stays empty. 0.8 is what many syntheses take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Table of stations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>CSV with a column site (or SITE_ID), latitude and longitude in degrees, and any others (IGBP, climate zone), joined by site. With coordinates the result is a layer of points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Table of columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>CSV that takes the place of the plugin's own (core/sites/flux_tables/flux_columns.csv): which columns are read, their names in the result, units, quality columns and ranges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Fluxes and weather</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>One record per site and period: site, date (2005-03-17, 2005-03 or 2005), the variables, and what the stations tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/readfluxtable.py"/>
        <source>Per site and variable: unit, source column and its unit, periods with a value and those left out, first and last, share of good time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>Sample rasters at sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>Adds the values of predictor rasters to the records of sites: one column per variable. Of a variable with several dates (ndvi_2005.tif, ndvi_2006.tif) each record gets the value of its own date. Sites outside the rasters, on cells without data or without a raster of their date stay empty and are counted in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>A site's coordinates are often rounded: with cells smaller than that rounding, a window of 3 or 5 cells is safer than the single cell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>extract, sample, points, sites, predictors, training table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>Points, one per record; they are reprojected to the rasters if need be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>Rasters on one grid. Variable and date are read from band descriptions or file names: ndvi_2005.tif is the variable ndvi of 2005.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>Date column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>Column with the date of a record: 2005, 2005-03, 200503 or 2005-03-17. A record of a day falls into a raster of its month or year, but a record of a year has no value in monthly rasters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>Window around a site (cells)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>1 takes the site's own cell; 3 or 5 the mean of the valid cells of that square, for class rasters (with class names or colours) the most frequent class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/samplesites.py"/>
        <source>The sites with one more column per variable; missing values are empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Screen predictors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Finds predictors that say the same as others (Pearson correlation, variance inflation factor) and suggests a set without them: of a pair that correlates too much the one less correlated with the target is left out, then those with too large an inflation factor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Dormann et al. (2013), Ecography 36, 27-46.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Correlation is linear and blind to classes: a categorical predictor has no place here. A strong correlation with the target is no proof of use at new sites.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>correlation matrix, VIF, collinearity, variable selection, heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Table or layer with target and predictors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Target column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Column of the measured flux or stock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Predictor columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Columns of numbers; records that lack one are left out and counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Largest |r| between two predictors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Above it one of the pair is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Largest variance inflation factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>VIF = 1 / (1 - R2) of a predictor's regression on the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>One row per predictor: correlations, VIF, whether it is kept and why not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Heat map of the correlations and the suggestion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/prepare/screenpredictors.py"/>
        <source>Suggested predictors, as PREDICTOR_FIELDS takes them (a;b;c)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>Compare models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>Trains several kinds of model on the same records, validates them on the same folds and keeps the one with the lowest held-out error. Training, site-wise and random scores of all stand in one table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>Validation by groups: Roberts et al. (2017), Ecography 40, 913-929; the estimators: Breiman (2001), Friedman (2002), Smola and Schölkopf (2004).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>The best of several scores is a little too good, since it was chosen by that score; small differences between models mean nothing. Compare with random folds only to see how much the ranking changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>compare, model selection, random forest, boosting, SVM, neural network, regression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>Estimators</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>What is compared, two at least. Parameters such as TREES reach those that have use for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>Best model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>The model with the lowest held-out RMSE, read by 'Predict raster'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>All scores of all models, by validation and scope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>The models side by side, with a reading in words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/comparemodels.py"/>
        <source>Estimator with the lowest held-out RMSE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Compare products at sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Reads several maps of one flux (products) at measured sites and scores them side by side: correlation, errors, bias, the mean of the others, and by how many per cent the reference product is better. The products may lie on different grids.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Zeng et al. (2023), Carbon Balance and Management 18, Tables 1 and 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>A product trained on the same sites is scored too well. A site stands for a plot, a cell for its whole area: part of every error is that difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>product comparison, validation, MODIS, CASA, NPP, RMSE, PBIAS, MAPE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Observed column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Column of the measured flux, in the unit of the products.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Two or more rasters of one band each, named by their files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>Reference product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>File name (without ending) of the product held against the others; empty: the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>One row per score, one column per product, with the difference in per cent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/compareproducts.py"/>
        <source>The table, and a scatter per product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Explain model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Says which predictors drive a model: what its score at held-out records loses without each (permutation importance), what each adds to the predictions (Shapley values, their shares in per cent, per stratum as well) and which way (dependence plots, accumulated local effects).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Lundberg and Lee (2017), NeurIPS 30; Lundberg et al. (2020), Nature Machine Intelligence 2, 56-67; Apley and Zhu (2020), JRSS B 82, 1059-1086; Breiman (2001), Machine Learning 45, 5-32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>What a model uses need not cause the flux, and correlated predictors share their importance. Shapley values are exact for trees and linear models; those of svm and neural_network are estimated by the shap library, where it is installed, on a sample of 200 records at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>SHAP, importance, drivers, ALE, beeswarm, interpretation, contribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Samples to explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Records with all predictors; left empty, those that trained the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Stratum column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Column of SAMPLES with classes, such as the plant functional type, for which shares are told apart. Left empty, the strata of the model, if it has any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Importance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Per stratum and predictor: mean absolute Shapley value, share in per cent, drop of the held-out R2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>Shapley values of every record that was explained, in the target's unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/explainmodel.py"/>
        <source>All of it in figures, on one page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>Train model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>Trains a regression model of a flux or stock on samples (site records with the predictor values beside them) and says how well it predicts where it has not been: whole sites are held out in turn, and beside it the random k-fold score is printed, which is what most papers report and what flatters a map. The model file holds everything a prediction needs, the training table included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>Breiman (2001), Machine Learning 45, 5-32; validation by groups: Roberts et al. (2017), Ecography 40, 913-929; smearing: Duan (1983), JASA 78, 605-610.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>A model is trustworthy where sites like those of the map were sampled. When the site-wise R2 is much lower than the random one, the map between sites rests on less than the random score suggests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>random forest, machine learning, regression, cross-validation, upscaling, train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>Estimator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>What is trained: forests (random_forest, extra_trees), boosted trees (gradient_boosting, and xgboost where that library is installed), support vectors (svm), ridge regression (linear) or a network of one hidden layer (neural_network). The last three see standardised predictors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>The model file, read by 'Predict raster'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>All scores by validation: over all records, per stratum and per site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>Predictions at the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>Observed, fitted, out-of-bag and held-out values of every record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/train/trainmodel.py"/>
        <source>Scores and scatter plots on one page, with a reading of them in words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Driver classes (partial correlation)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Correlates a series with two drivers, each with the other held still (partial correlation), and with both together (multiple correlation); tests them by t and F and sorts the cells into classes of drivers. Temperature and precipitation are the usual pair, any two series do. Only dates that all three series have count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Chen Yunhao, Li Xiaobing &amp; Shi Peijun (2001), Acta Phytoecologica Sinica 25:587 (rule of the classes); Kendall &amp; Stuart (1973), The Advanced Theory of Statistics 2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Correlation is no cause. Series that rise together correlate without having anything to do with each other: compare with DETREND. Values of following years are not independent, so p is too small where they resemble each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>partial correlation, multiple correlation, climate, temperature, precipitation, driving factors, attribution, NDVI, NPP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Series to explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>One raster per date on one grid, or files with several bands, with dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Driver A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>The same for the first driver (temperature).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Driver B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>The same for the second driver (precipitation).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Significance level of the partial correlations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Largest p of the t-tests that counts; many studies use 0.05.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Significance level of the multiple correlation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Largest p of the F-test that counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Hold time still</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Takes linear trends out of all three series, at the price of one degree of freedom; the log says how many cells share a trend with a driver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Dates a cell needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Cells with fewer dates on which all three have a value get no result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Own class colours (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>A table like core/trend/class_breaks.csv of the plugin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Driver class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>1 both strong, 2 A, 3 B, 4 both weak (only together significant), 5 neither (nodata 255).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Cells, area (km2) and share per class, and by signs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>The map with areas, and what it rests on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Area with a class (km2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Partial correlation with A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>r with driver A, B held still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>p of the correlation with A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Two-sided p of the t-test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Partial correlation with B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>r with driver B, A held still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>p of the correlation with B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>Multiple correlation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/driverclassification.py"/>
        <source>R with both drivers, 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Trend and persistence classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Maps the Sen slope of an annual series with a Mann-Kendall test, the Hurst exponent with its p against white noise, classes of what the trend may become, and the coefficient of variation, in one pass. Slopes use the real dates, so years may be missing. The shares of all classes are printed with the area they rest on, and on request beside those of the same data in random order of years.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Sen (1968), JASA 63:1379; Mann (1945), Econometrica 13:245; Kendall (1975), Rank Correlation Methods; Hamed &amp; Rao (1998), J. Hydrology 204:182; Yue &amp; Wang (2004), Water Resources Management 18:201; Yue et al. (2002), Hydrological Processes 16:1807; Hurst (1951), Trans. ASCE 116:770; Anis &amp; Lloyd (1976), Biometrika 63:111; Benjamini &amp; Hochberg (1995), J. R. Stat. Soc. B 57:289.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>R/S finds H above 0.5 in 80 to 95 % of short series of pure noise, and in nearly all that rise or fall: with 20 to 30 years H = 0.45 and H = 0.60 cannot be told apart. Look at HURST_P, at class 5 (not distinguishable from random), and run the null test once. A trend says nothing about the years after the series. Neighbouring cells are not independent, so even without any trend the map shows patches of significance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Sen, Theil-Sen, Mann-Kendall, Hurst, R/S, persistence, coefficient of variation, stability, NDVI, NPP, time series, future trend, prewhitening, Hamed-Rao</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Area with a trend (km2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Significant increase (% of the area)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Significant decrease (% of the area)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Annual series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>One raster per year on one grid, or files with several bands. Dates come from the end of the file's name or of the band's description (ndvi_2005.tif, ndvi_2005-07.tif) or from DATES.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Dates of the bands in the order of the list, if their names do not end with them: '1982-2011' or '2001, 2003, 2004'. The log says which band got which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Significance level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Largest p that counts, for the trend and for the Hurst exponent; 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Trend test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>original is Mann-Kendall with correction for ties. The others allow for values that remember the year before: hamed_rao (significant lags 1 to 3; negative ones make the variance smaller) and yue_wang (lag 1) correct the variance; prewhitening and tfpw (trend-free) take lag 1 out of series in which it is significant. With fewer than 10 values and no ties p is exact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Control false discoveries over all cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Chooses the largest p that counts so that no more than ALPHA of the significant cells are expected to be false (Benjamini-Hochberg). The rasters are read twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Cells with fewer values in the series get no result; their number is logged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Hurst exponent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>prefix: R/S over the first 2, 3, ... n values, as studies of NDVI and NPP in China compute it. blocks: mean R/S of blocks of 4 to n/2 values (classical). anis_lloyd: the same, corrected for what white noise has. Blocks need 14 values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Remove the Sen trend before the Hurst exponent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>A trend alone drives H towards 1; without it H tells about the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Null test: the same with shuffled years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Repeats the analysis with the years of every cell in random order and prints both shares side by side: what the method finds where there is nothing to find.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Rule of the future classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>tested: a class only where H differs from white noise at ALPHA, else class 5. significant: the trend must be significant as well. signs: by the signs of slope and H - 0.5 alone, as in the papers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Trend classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>three: increase, none, decrease at ALPHA. five: with direction of what is not significant. nine: p of 0.1, 0.05 and 0.01 in either direction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Classes of the coefficient of variation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>five: breaks at 0.05, 0.10, 0.15, 0.20. four: 0.1, 0.2, 0.3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Own class breaks (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>A table like core/trend/class_breaks.csv of the plugin (table, preset, code, key, label, direction, limit, unit, colour); the presets in it replace ours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Share of the dates a cell needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>As MIN_VALID, as a share of the series from 0 to 1; the larger number counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Trend class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>1 increase, 0 no significant trend, -1 decrease (Int16, nodata -32768).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Sen slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Change per year in the unit of the series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Z of the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Z of Mann-Kendall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>p of the test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Two-sided p of the trend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>H by R/S.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>p of the Hurst exponent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Two-sided p of H against white noise of as many values (20,000 random series).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Future class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>1 continuous improvement, 2 future degradation, 3 continuous degradation, 4 future improvement, 5 not distinguishable from random (nodata 255).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Coefficient of variation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>sd / |mean| (n - 1); no data where the mean is next to nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Class of variation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Classes of CV (nodata 255).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Cells, area (km2) and share of every class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../algorithms/trend/trendclassification.py"/>
        <source>Maps, areas, the regional mean with its trend, H beside its null, and the null test in words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>Increase planted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>No trend planted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>Decrease planted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>No cluster planted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>Hot cluster planted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>Cold cluster planted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>Temperature and precipitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>Precipitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/demo/layers.py"/>
        <source>Neither</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/learn/uncertainty/maps.py"/>
        <source>Outside the area of applicability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/learn/uncertainty/maps.py"/>
        <source>Inside the area of applicability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Not significant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>High-high cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Low-high outlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Low-low cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>High-low outlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Hot spot, 90 % confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Hot spot, 95 % confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Hot spot, 99 % confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Cold spot, 90 % confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Cold spot, 95 % confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/pattern/classes.py"/>
        <source>Cold spot, 99 % confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>Map: {t}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>All other classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>Share of the area with data (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>Shares of the classes: {t}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>Shares of {area} with data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>Cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>Area (km2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>Share (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>{area} km2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/chapter.py"/>
        <source>{n} cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>As the file says: {about}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Trends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Values rise significantly on {up} and fall on {down} of the area with data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Significant increase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>of the area with data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Significant decrease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Trends were tested cell by cell without controlling the false discovery rate: about one cell in twenty is significant by chance at the 5 % level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Map of the Sen slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Variability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>The trends were not compared with those of shuffled years (NULL_TEST of 'Trend classification'), so the share that chance finds is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Null test: {real} % of the area has a significant trend; with the years of every cell shuffled, where no trend can be, the same test finds {null} %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>What may come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Future classes rest on the signs of slope and H - 0.5 alone. H is above 0.5 in most short series of noise, so 'continuous' classes say little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>On {share} of the area persistence cannot be told from white noise; the others differ from it. Persistence describes the series, it is no forecast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Degradation is to be expected on {worse}; on {unsure} the series does not tell what may come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Climate drivers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Drivers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>The year-to-year weather goes with the series on {share} of the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Drivers are correlations: they name what moves together, not what causes what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Hot spots and clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Clusters (LISA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Clusters of high values cover {high}, clusters of low values {low}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>High-high clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Clusters were tested without controlling the false discovery rate: on pure noise some cells are significant as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Hot spots (Gi*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Management zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Zones that follow from clusters, expected trend and drivers by the rule table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>The largest management zone is '{zone}' with {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Area (ha)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Zones and what to do there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Land-use change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source> between {first} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>{share} of the land changed its class{when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Changed land use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Carbon change (10^4 t C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Conversions, ranked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>The conversions that matter most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Share of the net change (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Conversion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Conversions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Conversions moved {n} × 10⁴ t C, everything together {all} × 10⁴ t C.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/class_chapters.py"/>
        <source>Errors of two land-use maps add up: much of a small change may be error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Carbon fluxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Net primary production (NPP)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Soil respiration (Rs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>mean of the period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>{name}: mean {mean} {unit}, total {total} Tg C on {area} km² with data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Mean (gC m-2 yr-1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Total (Tg C yr-1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Area that is a sink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>of {area} km2 with data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Net ecosystem production ({when}) is {total} Tg C per year, {rate} {unit} on {area} km² with data; {sink} of it is a carbon sink.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>{name}: dark is less certain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Totals are sums of value times true cell area on the {area} km² with data on all dates, so that gaps in the data make no trend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Least squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Sen's slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Total (Tg C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Totals of the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Totals of the region by year with their trend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>{slope} Tg C per year (Sen; Mann-Kendall {p}, n = {n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>The total rises by {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>The total changes by {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>The total shows no trend that can be told from chance: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>{p}, {n} years, on {area} km² with data on all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Trend of the total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>The trend of the total rests on {n} years; so few say little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Mean total (Tg C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Zones by their total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>Totals of the zones, mean of the years; sources (negative) in brown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/flux_chapters.py"/>
        <source>The largest total is that of {zone} ({total} Tg C per year).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>How good are the models?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>At sites the models had not seen, R² is {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Bias (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Values inside their 90 % interval (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Scores of the models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Observed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>1:1 line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Observed against predicted: {validation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Observed and predicted {target}; orange are held-out records ({v}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>{target}: no sites were held out, so its scores are optimistic for a map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>{target}: R² is {kfold} by random folds but {site} at new sites; the latter holds for the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>{target}: an R² of {r2} at new sites makes its map a broad pattern, not a map of single cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>{target}: intervals meant for 90 % hold {picp} % of held-out values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>{r2} for {target} (RMSE {rmse}, {n} records)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>Where the scores hold (inside) and where nothing like it was sampled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>{title}: no score holds for {share} of the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/model_chapter.py"/>
        <source>The area of applicability was not mapped, so it is not known where the scores hold ('Predict raster', APPLICABILITY).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>What to know before using the numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>What it rests on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Carbon sink assessment, {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Carbon sink assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>From site measurements to the carbon balance of a region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>From site measurements to the carbon balance of a region: {width} x {height} cells of {size}, {crs}, {west} to {east} and {south} to {north}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>unknown coordinate system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Models and their validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Maps of the carbon fluxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Not part of this assessment, as the folder holds no such result: {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>{file} could not be read and is left out: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Nothing in particular was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>The maps rest on different areas, {low} to {high}: gaps in the inputs differ. Compare shares and totals only with the area they rest on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Map or table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Area with data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Made from {n} files. The reports among them go into detail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/report.py"/>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Made by Carbon Sink.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Source: {file}. Made by Carbon Sink.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Net ecosystem production, mean of the period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Net ecosystem production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Net primary production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Soil respiration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Where the NPP model holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Where the Rs model holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Clusters of high and low values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/assessment/sheets.py"/>
        <source>Hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_classes.py"/>
        <source>Share of the area (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_classes.py"/>
        <source>Share of source and sink classes by period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_classes.py"/>
        <source>Shares of the {area} km² with data on all dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_classes.py"/>
        <source>Areas of classes by zone and period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_classes.py"/>
        <source>Sources and sinks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_classes.py"/>
        <source>year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_classes.py"/>
        <source>season</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_classes.py"/>
        <source>month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_classes.py"/>
        <source>Breaks between the classes: {breaks} {unit} per {period}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_classes.py"/>
        <source>They are round numbers, not a finding; CLASSES takes your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_classes.py"/>
        <source>Mean share of each class (%), on the cells with data on all dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>mean of the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Products compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Totals of all products rest on the same {area} km²: the cells with data in all of them in all {n} periods. Differences are the product minus {reference}, in per cent of {reference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>sink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>{reference} makes the region a {kind}, {products} the opposite. Per cent of the reference's amount say little then; these bars are hatched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Mean per area ({unit})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Mean per area of each product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Difference from {name} (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Difference of each product from the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Mean per area over all periods, by product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Difference of the totals in per cent of the reference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Totals of products by year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Totals of the whole region by product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Totals of zones by product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>The {n} zones with the largest totals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Common area (km2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Difference (Tg C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Difference (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Sign differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Periods in which it differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Total on its own cells (Tg C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Its own area (km2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_products.py"/>
        <source>Products by zone, averages over the periods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>The whole region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>What the numbers rest on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Carbon budget of {variable}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Annual totals of {n} years, {first} to {last}, from {files} rasters in {unit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Totals of {n} seasons, {first} to {last}, from {files} rasters in {unit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Totals of {n} months, {first} to {last}, from {files} rasters in {unit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>mean per year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>mean per season</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>mean per month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>cells with data on all dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>A curve and a trend need three dates at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Mean total of each part of the year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>The course of the year: means, and standard deviations over the years.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Map of the last raster of the series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>The last raster of the series: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Totals of the whole region with their trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Totals over the {area} km² with data on all dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>There are too few dates with data for a trend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>normal approximation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Least squares gives {ols} ± {se} Tg C per year ({p}, R² {r2}, n = {n}); Sen's slope is {sen} Tg C per year (Mann-Kendall {mk}, {exact}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Of the mean per area this is {ols} ± {se} {unit} (Sen {sen}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>The total increases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>The total decreases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>This is no trend that both tests tell from chance at the 5 % level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Totals by zone and date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Trends of the totals on the cells with data on all dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Totals are sums of value times true cell area. Columns that begin with 'constant' use only the cells with data on all dates; the others use all cells with data on that date, and move with gaps in the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Here the cells with data are the same on all dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Here {constant} cells have data on all dates, up to {largest} on one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Left out because a raster of theirs is missing: {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>{n} cells lie in polygons of several zones and count for the one that comes last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_report.py"/>
        <source>Rasters: {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_zones.py"/>
        <source>Zones ranked by their total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_zones.py"/>
        <source>Totals, averaged over the dates; sources (negative) in brown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_zones.py"/>
        <source>Zones ranked by their mean per area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_zones.py"/>
        <source>Means per area, averaged over the dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_zones.py"/>
        <source>Totals of zones by year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_zones.py"/>
        <source>Trend, least squares (Tg C yr-1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_zones.py"/>
        <source>its p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_zones.py"/>
        <source>Sen's slope (Tg C yr-1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_zones.py"/>
        <source>Mann-Kendall p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/budget_zones.py"/>
        <source>Zones, on the cells with data on all dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>Models of {target} compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>{n} kinds of model on the same {records} records and the same folds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>Which is best?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>Observed and predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>R², {validation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>RMSE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>{best} predicts held-out records best: R² {r2}, RMSE {rmse} {unit} ({how}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>Nearly as good: {names}. Differences this small mean nothing; a simpler or faster model is as right a choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>Models ranked by their held-out R²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>R² of held-out records; below 0 the mean of all records would be better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>Random folds give R² higher by {low} to {high} than whole sites held out. A map between the sites is as good as the site-wise score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>By random folds {name} would have been chosen: it is the better at new records of known sites, not at new places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>R², training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>R², held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>RMSE, training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>RMSE, held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/comparison_report.py"/>
        <source>Observed against predicted: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>Drivers of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>Partial correlation of {name} with {a} and with {b}, each with the other held still, on {n} dates from {first} to {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>of {area} km2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>of {cells} cells (no CRS, so no areas)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>Explained by both together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>Largest class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>Map of the driver classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>Which driver the cells follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>Shares of the driver classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>Shares of the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>Classes, and area by the signs of the correlations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>A driver is strong where the t-test of its partial correlation has p up to {partial}; every class but the last needs a multiple correlation with p up to {multiple} (F-test). Rule: Chen et al. (2001).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>{share_a} of the cells share a significant trend with {a}, {share_b} with {b}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>Time was held still, so this does not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>Series that rise together correlate without cause; the same analysis with time held still (DETREND) shows what is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>Dates used, those in all three series: {dates}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/driver_report.py"/>
        <source>Cells with a class: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>What the model loses without a predictor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>What each predictor adds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Dependence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Shapley values of this estimator ({kind}) are estimated by the library 'shap', which is not installed: the menu of the plugin installs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Accumulated local effects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Records explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>a sample of {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>R² held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>What drives the model of {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Importance says what the model uses, not what causes the flux; correlated predictors share it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Drop of held-out R²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Permutation importance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Drop of R² at {n} held-out records ({validation}) when the values of one predictor are exchanged among the records; mean of five repetitions. Below zero: the model would do better at new places without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>{name} has the largest share: {share} % of the mean absolute Shapley values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>One point per record. To the right the predictor raises the prediction, to the left it lowers it; orange: high values of the predictor, blue: low ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>all records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Share of the mean |Shapley value| (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Shares: {stratum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>{stratum}, {n} records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Stratum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Predictor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Mean |Shapley value|</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Drop of R²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Its standard deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Importance of the predictors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>The Shapley value of a predictor is what it adds to the prediction of a record, beside the mean prediction; the values of a record add up to its prediction exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>The Shapley value of a predictor is what it adds to the prediction of a record, beside the mean prediction; here it is summed over the steps of the window, so that the values of a record still add up to its prediction. It is estimated over {orders} orders in which the predictors at all steps become known, for {n} of {total} records drawn at random; other draws would give shares that differ by a per cent or two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>The Shapley value of a predictor is what it adds to the prediction of a record, beside the mean prediction. For {kind} it is estimated by the library 'shap' on a sample: {n} of {total} records, drawn at random, against values of the predictors from some of the training records. Shares of another sample would differ a little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Shapley value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Shapley values of all records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>All predictors hold classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Shapley values over the predictors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>Shapley value of a predictor over its value: one point per record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/explanation_report.py"/>
        <source>How the prediction changes with one predictor, asked only near the records; the mean over the records is zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>Grids of {n} rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>All rasters are compared with the first, {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>On the first raster's grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>On another grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>Do they fit together?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>The grids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>What the rasters hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>Yes: all cells coincide. They can be used together as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>No: {n} of {all} rasters do not share the first one's cells. Bring them to one grid with 'Align rasters' (carbonsink:alignrasters).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>What differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>CRS {second} instead of {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>{columns} x {rows} cells instead of {first_columns} x {first_rows}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>cell size {width:.8g} x {height:.8g} instead of {w:.8g} x {h:.8g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>origin shifted by {east:.2f} cells east and {south:.2f} cells south</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>CRS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>Columns x rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>Cell size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>West, south, east, north</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>South-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>Position and size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>Nodata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>Cells with data (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>Bands and values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>Without any data: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>South-up rasters are turned while they are read; nothing needs to be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/grid_report.py"/>
        <source>Share of cells with data: {low} to {high} %, from a sample of each raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>What changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Carbon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Period by period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Land-use transfer {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Areas that went from one class to another, on true cell areas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Areas that went from one class to another, and the carbon change on them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Changed class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>{changed} of {total} km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>share of the area that changed per year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Comprehensive dynamic degree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>on {area} km² with carbon at both dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Carbon change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>{share} % of the net change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>By conversion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Bars: area of each class. Pale bands stay what they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>The land that changed its class, enlarged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Area (km²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Transfer matrix of areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Transfer matrix, km²: rows are classes of {first}, columns of {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Transfer matrix, km2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>No cell changed its class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>The largest conversion: {first} to {last}, {area} km² ({share} % of what changed).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Carbon change of the pairs of classes, ranked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Matrix of carbon changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Net change {net}: {within} within classes and {conversion} by conversion (10⁴ t C). Pairs that gained add up to {gain}, pairs that lost to {loss}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Gains and losses nearly cancel: shares of the net change are large and of both signs. Read the shares of the absolute changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>The pairs that moved most carbon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Carbon change of each pair; the diagonal is land that kept its class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Attribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>{name} (unchanged)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Changed (km2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Changed (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Dynamic degree (% yr-1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>By conversion (10^4 t C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Within classes (10^4 t C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Periods; the last row is the whole span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Transfer matrix {first} to {last}, km2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Rasters: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Of {cells} cells, {start} have no land use at the start and {end} at the end; {n} are left out of the matrix for that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>{start} cells have no carbon at the start, {end} at the end. {n} cells with a class at both dates lack carbon: they count for areas, not for carbon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Carbon by pixel accounting: the change of each cell times its area, summed by pair. The sums are exact, so the pairs add up to the total.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Carbon by densities from a table: area of the pair times the density of the class it became minus that of the class it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Carbon by densities: area of the pair times the difference of the mean carbon of the classes, taken from the carbon rasters at their dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/landuse_report.py"/>
        <source>Areas are those of the cells on the ground (on the ellipsoid for rasters in degrees). The dynamic degree of a class is its change in percent of its first area per year; the comprehensive one is the share of the whole area that changed class, per year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Moran's I by raster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Moran's I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Moran's I over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Moran's I of each date; without any pattern it would be {expected}, give or take {spread} (twice the standard deviation).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Are neighbouring cells alike? {n} rasters, row-standardised weights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>z score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>under randomisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Reading it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>With many cells every smooth map is significant: compare the size of I between dates, not its p. A gradient across the region counts as pattern, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Value (standard deviations from the mean)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Mean of the neighbours (same scale)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Slope = Moran's I = {i}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Moran scatter plot: values against the mean of their neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Map of the LISA classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Map of the significance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Clusters and outliers of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Local Moran's I of {n} cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Where values gather</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>High-high and low-low are clusters, the rest outliers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Areas of the classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>How sure it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>p of each cell, before any false-discovery rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Moran scatter plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>A random sample of {n} cells in the colours of their classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Share of each class over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>High-high clusters cover {first} % of the area in {start} and {last} % in {end}; Sen's slope is {slope} % of the area per year (Mann-Kendall p = {p}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Clusters over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Local Moran's I of {n} dates on the cells valid on all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>High-high, last date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Trend of that share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Share of the clusters and outliers on each date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Trends of the shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Areas by date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Each date is judged against its own mean, so a share tells how values gather, not how high they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>not significant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>the slope of the scatter plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Low-low clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>a pooled reference of {n} random neighbour sums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>{n} conditional permutations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>one-sided (directed) p; pure noise passes twice as often as its limit says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>two-sided p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>p up to {alpha} counts as significant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>false-discovery rate {alpha}: p up to {limit} counts as significant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Tested against {reference}; {tail}; {rule}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>{n} cells without a neighbour have no result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Standard deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>Largest significant p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/pattern_report.py"/>
        <source>The maps behind the shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/products_report.py"/>
        <source>Products compared at {n} records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/products_report.py"/>
        <source>Values of {k} products read at the sites and held against the measurements; only records where all products have a value count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/products_report.py"/>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/products_report.py"/>
        <source>held against the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/products_report.py"/>
        <source>Observed and mapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/products_report.py"/>
        <source>{name} has the smallest error (RMSE {rmse} {unit}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/products_report.py"/>
        <source>A product that was trained on these very records is scored too well here: its held-out scores, not these, say how good its map is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/products_report.py"/>
        <source>Mean error P − O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/products_report.py"/>
        <source>PBIAS (%), below 0: underestimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/products_report.py"/>
        <source>Slope of predicted on observed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/products_report.py"/>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/products_report.py"/>
        <source>Mean of the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/products_report.py"/>
        <source>Difference: by how much {name} is better than the mean of the others; the sign of an error does not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/products_report.py"/>
        <source>Scores by product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/products_report.py"/>
        <source>Observed against {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/products_report.py"/>
        <source>{name}: r {r}, RMSE {rmse}, {n} records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/reading.py"/>
        <source>With whole sites held out R² is {r2} (RMSE {rmse} {unit}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/reading.py"/>
        <source>The sites of the records are not known, so no site could be held out. Random scores are optimistic for a map: records of one site stand on both sides of the split. Name a site column to know how good the map is between the sites.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/reading.py"/>
        <source>The fit to the training records (R² {train}) is far above the held-out score ({held_out}): it shows what the model has learnt by heart and says nothing about the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/reading.py"/>
        <source>Random k-fold R² is {kfold}, with whole sites held out it is {site}: a difference of {gap}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/reading.py"/>
        <source>A good part of the random score comes from other records of the same site. Between the sites, which is most of a map, the model is only as good as its site-wise score: expect errors of about {site} {unit} (RMSE), not {kfold}. Report the site-wise score for the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/reading.py"/>
        <source>The site-wise score is the higher one, which happens when few large sites dominate or when there are few records. Look at the scores of single sites.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/reading.py"/>
        <source>Both agree: the model does about as well at new sites as at new records of known ones. Expect errors of about {site} {unit} (RMSE) on the map, as far as the places on it are like the sites.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/reading.py"/>
        <source>With an R² of 0 or less at new sites the mean of all records would be the better guess there. The map between the sites should not be interpreted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/reading.py"/>
        <source>At new sites the model explains little of what differs between them. Read the map as a broad pattern, not cell by cell, and regional totals with a wide margin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/reading.py"/>
        <source>With whole blocks of places held out R² is {r2} (RMSE {rmse} {unit}): this is how good the map is where nothing was measured for a block's width around.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/reading.py"/>
        <source>It is lower than the site-wise score, so neighbouring sites help each other: trust the map near the sites more than far from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Heterotrophic against soil respiration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>A straight line and a line of the logarithms through {n} records that have both soil respiration (Rs) and heterotrophic respiration (Rh).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Intercept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>unit of Rs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>R² of the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>n = {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>The lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Fitted line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Fitted in logarithms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Published: {a} Rs + {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Soil respiration Rs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Heterotrophic respiration Rh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Heterotrophic against soil respiration, with fitted lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>SE of slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>SE of intercept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>p of slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Each point is a record. The dashed line is published: {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Least-squares fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>{used} records were used, {dropped} lack one of the two values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>{n} records with a value that is not positive have no logarithm and are not in the second line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Below Rs = {limit} the straight line gives more heterotrophic than soil respiration, which cannot be. Use the line of the logarithms where Rs is that low.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/respiration_report.py"/>
        <source>Records of one site and year are not independent of each other: the errors given are too small where sites repeat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/sankey.py"/>
        <source>Land-use transfer {first} to {last} (km²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/sankey.py"/>
        <source>All land</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/sankey.py"/>
        <source>Changed land only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/sankey.py"/>
        <source>carbon change {amount} × 10⁴ t C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>Predictors of {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>{k} predictors on {n} records that have all values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>Suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>Limit of |r|</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>between predictors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>Limit of VIF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>variance inflation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>The suggested set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>Correlations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>correlates with {other} (r = {r}), which says more of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>follows from the others together (VIF {vif})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>has the same value everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>Leave out: {gone}. A forest predicts as well with them, but its importance is then shared out among predictors that say the same, and a linear model's coefficients lose their meaning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>No two predictors say the same: all can stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>The suggestion looks at the numbers only. Where two predictors are alike, take the one with the better reason, and the one whose rasters are better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>In the set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>r with {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>VIF, all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>VIF, suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>Why not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>Predictors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>Heat map of the correlations between predictors and target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>Names in grey are not in the suggested set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>Variance inflation factor beside all others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>Variance inflation factors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/screening_report.py"/>
        <source>A predictor that follows from others is not drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>How good is the model?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Strata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>The model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Model of {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>{kind}, trained on {n} records with {p} predictors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Fit to the training records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Out of bag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Random k-fold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Random hold-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Whole sites held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Blocks of places held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>at places without a site: the score of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>at places with nothing measured around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>other records of the same sites: flatters the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>a random share held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Scores side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>{validation}. Grey: fit to the training records; orange: predictions of records that the model had not seen. Solid lines are least-squares fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>{sites} sites. Median of the sites' R² {median}, R² of the site means {across} ({validation}). R² of a site needs three records at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Scores by site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Predicted − observed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Map of the sites with their errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Each point is one of the {n} sites, coloured by its mean error when it is held out ({validation}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Each class of {stratum} has a model of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Scores by stratum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>{n} records were used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>no value in the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>no value in a predictor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>no stratum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>no site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>in a stratum with too few records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Left out: {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>No record was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Distribution of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>The line marks the median.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>transform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Predictors and their range in the records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Range or classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/training_report.py"/>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Trends of {name}, {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Sen slope and {test} on {n} dates, Hurst exponent by R/S ({method}{detrend}), coefficient of variation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>, Sen trend taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>H above 0.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>white noise: {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Persistence not distinguishable from random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>{t}, {n} dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>As observed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Years shuffled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Shares {of}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Classes: {t}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Null test: {real} of the area has a significant trend. With the years of every cell in random order, where no trend can be, the same test finds {null}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>False discovery rate {alpha} over all cells: p up to {limit} counts as significant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Each cell is tested at {alpha} by itself, so about this share of cells without any trend is called significant, half of them each way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>A class is given only where H differs from white noise at {alpha}; the rest is class 5, not distinguishable from random.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>A class is given only where the trend is significant and H differs from white noise at {alpha}; the rest is class 5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Classes by the signs of the slope and of H - 0.5 alone, as in many papers. H is above 0.5 in most short series of noise, so 'continuous' classes fill almost any map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Persistence describes the series, it is no forecast.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Coefficient of variation: standard deviation over mean of the series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>In {n} cells values of both signs occur; the coefficient says little there and is left out where the mean is next to nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>No cell has data on all dates, so there is no regional mean to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Regional mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Mean of the cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Sen line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>95 % confidence of the slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Regional mean with Sen line and confidence band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>the cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Mean over {where} with data on all dates, weighted by area: the same cells every year, so that gaps make no trend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Slope per year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Upper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Trend of the regional mean{unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>No cell has enough values for a Hurst exponent by this method; blocks need 14.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Persistence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>White noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Hurst exponent H</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Histogram of the Hurst exponent beside that of noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>H is above 0.5 in {share} of the cells. Pure noise of {n} values has it in {noise} of its series, with a mean H of {mean}, so H above 0.5 alone proves no persistence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>With the years of every cell shuffled it is {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Grey line: H = 0.5. Only what lies outside the curve of the noise says something about memory; a trend does so too, unless it is taken out first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Band of H</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Bands of H</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>{used} cells have a trend; {few} have fewer than {needed} values and {empty} none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Dates: {dates}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>p of H: two-sided, against 20,000 series of white noise of as many values that went through the same estimator (seed {seed}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Sources: {test}; Sen (1968); Hurst (1951); Anis &amp; Lloyd (1976).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>{n} cells have no test, because the corrected variance is not positive there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Null test: every cell gets an order of years of its own; gaps stay where they are. Any real memory or trend is destroyed by it, the values are the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/trend_report.py"/>
        <source>Neighbouring cells resemble each other: a patch of significant cells may be one chance event, not many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>Prediction intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>calibrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>forest as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>Interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>Nominal coverage (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>Coverage, PICP (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>Mean width, MPIW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>Pinball loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>Held-out intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>Of {n} held-out values {coverage} % lie in intervals meant to hold {nominal} % of them ({validation}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>They are too narrow there: read LOWER and UPPER as optimistic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>They are wider than they need to be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>There are too few held-out records to calibrate them: they are the quantiles of the forest as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>The forest's own quantiles would hold {raw} %. Therefore 'Predict raster' takes LOWER and UPPER at the quantiles {lower} and {upper}, between which {nominal} % of the held-out records lie. For the numbers of the table each fold got its quantiles from the other folds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>The dissimilarity index of a place is the distance of its predictors to those of the nearest training record, over the mean distance between training records. Beyond the threshold ({threshold}) nothing like it was held out in the validation, and no score holds. 'Predict raster' maps both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>Held-out errors ({validation}) over the dissimilarity index; the line is the RMSE of bins with as many records each, dashed the threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>Expected error over the dissimilarity index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>Held-out records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>Absolute error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/uncertainty_sections.py"/>
        <source>Held-out errors over the dissimilarity index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/choices.py"/>
        <source>Mann-Kendall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/choices.py"/>
        <source>Mann-Kendall, variance after Hamed and Rao, significant lags 1 to 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/choices.py"/>
        <source>Mann-Kendall, variance after Yue and Wang, lag 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/choices.py"/>
        <source>Mann-Kendall of the prewhitened series where lag 1 is significant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/choices.py"/>
        <source>Mann-Kendall after trend-free prewhitening where lag 1 is significant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>training and validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>fast computation on rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>model files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>figures of the reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>report pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>the estimator xgboost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>training of LSTM models; a large download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>computing on a Dask cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>the Sankey diagram of land-use transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Carbon Sink needs Python libraries that this QGIS does not have:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Install them with {dialog} in the menu Plugins &gt; Carbon Sink, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Libraries...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>{package} {minimum} or newer, for {purpose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>; {found} in {folder} is too old and hides any other: update it there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Then restart QGIS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Open the OSGeo4W Shell of this QGIS (Start menu) and paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Install pip (Debian, Ubuntu: sudo apt install python3-pip), then paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Paste into a terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>{where} the following, then restart QGIS. It installs for this QGIS profile alone and leaves the numpy of QGIS as it is.

{command}

Or open the QGIS window and choose Plugins &gt; Carbon Sink &gt; Libraries...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>The Python interpreter of this QGIS was not found, so nothing can be installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Install the libraries with the package manager that QGIS came with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Install it: sudo apt install python3-pip (Debian, Ubuntu), or its like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>Run this in a terminal: {command}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>pip is missing, the program that installs Python libraries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>The disk is full. Make room, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>The package index cannot be reached. Check the internet connection and the proxy (HTTPS_PROXY), or install from a folder of wheel files that another computer has downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>The libraries do not go together with those that QGIS brings along: {conflict}. A newer QGIS brings newer ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>The folder {folder} has no wheel of {package} for this Python ({python}, {platform}). Download it there and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>The package index has no {package} for this Python ({python}, {platform}), or cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>The QGIS profile cannot be written to. Check the rights on its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>pip failed: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../dependencies/explain.py"/>
        <source>The libraries were downloaded but cannot be imported; nothing was installed:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/base.py"/>
        <source>Not enough memory. Lower MAX_MEMORY or THREADS, or close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/base.py"/>
        <source>Internal error ({kind}: {error}). This is a fault of the plugin, not of your data; please report it with the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/groups.py"/>
        <source>Prepare data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/groups.py"/>
        <source>Train and validate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/groups.py"/>
        <source>Predict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/groups.py"/>
        <source>Fluxes and budgets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/groups.py"/>
        <source>Trends and drivers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/groups.py"/>
        <source>Land-use transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/groups.py"/>
        <source>Diagnosis and report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/groups.py"/>
        <source>Workflows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/help_text.py"/>
        <source>Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/help_text.py"/>
        <source>Outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/help_text.py"/>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/help_text.py"/>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Accounting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>How carbon is attributed to a pair of classes. 'pixel': the change of each cell, summed by pair. 'density': area of the pair times the difference of the carbon densities of its classes, from DENSITIES or, without it, the mean carbon of each class in the carbon rasters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Unit of carbon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Unit of the carbon rasters or densities: gC_m2 is gC m-2 (fluxes: per year), t_ha is t C per hectare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Carbon on another grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>What to do when carbon and land use have different cells in the same CRS (30 m and 1 km). 'none' stops with a message. 'nearest' gives each land-use cell the carbon per area of the carbon cell its centre lies in; the log and the report say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Carbon densities (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Table with the columns code and density, or code, density_start and density_end, in CARBON_UNIT: one row per class. For ACCOUNTING = density.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Class names and colours (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Table with the columns code, name and colour (#rrggbb). Without it names and colours come from the rasters' own categories or colour table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>One row per pair of classes: cells, area, mean carbon, carbon change and its share of the net change and of the sum of absolute changes; below them the totals, by conversion and within classes, gross gain and loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Transfer matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Areas from class to class in km2 and hm2, with the dynamic degree of each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Sankey diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>The transfers as a diagram to move around in, one HTML file that needs no network. Needs the Python library plotly; nothing else does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Flows, matrices, ranked bars, tables, what it rests on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Area with a class at both dates (km2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Area that changed class (km2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Comprehensive dynamic degree (% yr-1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Carbon change by conversion (10^4 t C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Carbon change within classes (10^4 t C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/landuse_parameters.py"/>
        <source>Carbon was on another grid: each land-use cell took the carbon per area of the carbon cell its centre lies in, so carbon inside a carbon cell is shared out by area, whatever its classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/map_sheets.py"/>
        <source>the PDF cannot be opened for writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/map_sheets.py"/>
        <source>the layout template is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/casa.py"/>
        <source>The land cover {path} holds the codes {codes}, and without PARAMETERS its codes are taken for the IGBP classes of MODIS MCD12Q1 ({known}). Give PARAMETERS, a table with the columns code, name and eps_max, for your legend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/casa.py"/>
        <source>The land cover {path} holds the codes {codes}, which have no row in PARAMETERS = {table} (its codes: {known}). Add them; an empty eps_max leaves a class without data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/casa.py"/>
        <source>{name} ({code}): eps_max {eps:g} gC MJ-1, NDVI limits {low:.4f} and {high:.4f} given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/casa.py"/>
        <source>{name} ({code}): eps_max {eps:g} gC MJ-1, NDVI limits {low:.4f} and {high:.4f}, the 5 % and 95 % quantiles of its {cells} cells over all months.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/casa.py"/>
        <source>{name} ({code}): {cells} cells without data, its eps_max is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/casa.py"/>
        <source>{name} ({code}): {cells} cells without data, its NDVI has no range to scale by. Give ndvi_min and ndvi_max in PARAMETERS if it should have NPP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/casa.py"/>
        <source>an amount per day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/casa.py"/>
        <source>a mean in W m-2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/casa.py"/>
        <source>a height in metres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/casa.py"/>
        <source>J or kJ instead of MJ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/casa.py"/>
        <source>{name}: the largest value is {high:.4g}, which is odd for {unit}; is it {likely}? The values were used as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/casa.py"/>
        <source>{parameter} needs one raster per month, and {date} is not the only raster of its month, or has no month. Name the files like ndvi_2005-03.tif, and bring other steps to months with 'Composite a series' (carbonsink:compositeseries).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/casa.py"/>
        <source>The {n} months that all series have never hold the months {months} of a year. All twelve are needed: the warmth of a place is judged by its whole year. Add the missing rasters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/casa.py"/>
        <source>{parameter} holds values from {low:.6g} to {high:.6g}; possible are {allowed_low:g} to {allowed_high:g}. Apply the scale factor of the product (often 0.0001) and set its fill value as nodata first, for instance with the raster calculator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/casa.py"/>
        <source>The land cover {path} calls its class {code} '{name}', and without PARAMETERS the codes are taken for the IGBP classes of MODIS MCD12Q1, where {code} is '{expected}'. Give PARAMETERS, a table with the columns code, name and eps_max, for your legend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/casa.py"/>
        <source>{parameter} holds values about {value:.4g}, which can only be Kelvin: 273.15 was subtracted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/cluster.py"/>
        <source>The worker {worker} already uses another version of Carbon Sink (from {there}). Restart the workers of the cluster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/cluster.py"/>
        <source>The cluster's {worker} has {library} {there}, and this QGIS has {here}: results could differ. Install {library} {here} there and restart it, or run without DASK_SCHEDULER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/cluster.py"/>
        <source>not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/cluster.py"/>
        <source>No Dask scheduler answers at DASK_SCHEDULER = {address} ({reason}). Check that it runs, the address (such as tcp://10.0.0.1:8786) and the firewall, or leave DASK_SCHEDULER empty to use this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/cluster.py"/>
        <source>no reason given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/cluster.py"/>
        <source>The Dask scheduler at DASK_SCHEDULER = {address} has no workers. Start workers (dask worker {address}), or leave DASK_SCHEDULER empty to use this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/cluster.py"/>
        <source>The cluster's worker {worker} cannot read {n} of the rasters, first {path} ({reason}). Put the rasters on storage that all workers see under the same name, or leave DASK_SCHEDULER empty to use this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/cluster.py"/>
        <source>A block has ended several workers of DASK_SCHEDULER = {address}, last {worker}: most likely they ran out of memory. Lower MAX_MEMORY (it holds for each worker) or give the workers more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/cluster.py"/>
        <source>Blocks are computed on the Dask cluster {address}: workers {workers}, threads {threads}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/diagnosis.py"/>
        <source>INPUT_FOLDER = {folder} holds no result of an assessment ({n} files looked at). Choose the folder that the maps, tables and models of the earlier steps were written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/diagnosis.py"/>
        <source>{path} cannot be read as the list of runs of a workspace ({reason}). Rename or delete it: results stay as they are, only the parameters they were made with are forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux.py"/>
        <source>In {cells} cells ({share:.1%}) heterotrophic respiration is above total soil respiration, which no soil can do: the relation does not fit such low values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux.py"/>
        <source>{variable}: total {total:.6g} Tg C, mean {mean:.6g} gC m-2, on {area:.6g} km2 with data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux.py"/>
        <source>{product}: not compared, because another product lacks them: {periods}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux.py"/>
        <source>NEP of {n} dates, {first} to {last}: {total:.6g} Tg C per date on average, on {area:.6g} km2 with data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux.py"/>
        <source>{n_files} files; land: {cells} cells, {area:.6g} km2; true NEP of {year}: {nep:.6g} Tg C.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>hours or half hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>The table {path} has no column of dates (TIMESTAMP, TIMESTAMP_START and TIMESTAMP_END, date, or year, month and day). Its columns are: {found}. Check the PROFILE, or rename the column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>The table {path} has none of the columns of this PROFILE, such as {wanted}. Its columns are: {found}. Choose another PROFILE, or give COLUMNS, a table of your own columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>The table {path} holds weeks, which make no days, months or years. Take the daily or half-hourly file of the site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>STEP = {wanted} is not possible: the table {path} holds {found}. Choose a longer STEP, or take a finer file of the site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>{site}: {n} rows have a date that stands before already, first {date}; the first row of a date counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>{site}: {n} dates stand in several files; the file named first counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>{site}: {n} periods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>Left out for too few good values: {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>{site}: the column {column} looks like {likely}, for example {example:.4g}. Say its unit in the header, as in '{column} ({likely})', or in COLUMNS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>{site}: {n} of {total} values of {column} are out of the range of {variable}, for example {example:.4g} (in the unit of the output, fluxes and water per day). Check the unit; the values were kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>The dates of the table {path} cannot be read: '{value}' is no date. Accepted are YYYYMMDDHHMM, YYYYMMDD, YYYYMM and YYYY, 2005-03-17 12:30 or 2005/3/17, and columns of year, month, day, hour and minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>The table {path} gives the column {column} in '{unit}', which is none of its units: {known}. Correct the header, or give COLUMNS, a table of your own columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>Nothing is left of {paths}: no period has good values (MAX_QC = {max_qc}) for {share:.0%} of its time (MIN_SHARE). Raise MAX_QC or lower MIN_SHARE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>{path}: {rows} rows, one per step of {step}; {columns} variables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>{site}: {there} {steps} with values; {n} are missing between the first and the last, at most {longest} in a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>{site}: the header says no unit of {columns}; these were taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>{site}: {column} is below 0 where vegetation takes up carbon; its sign was turned to make {variable}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/flux_tables.py"/>
        <source>Not in STATIONS, and so without a place and its columns: {sites}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/landuse.py"/>
        <source>Carbon ({carbon}, cells of {carbon_cell}) and land use ({landuse}, cells of {landuse_cell}) are on different grids. Set CARBON_RESAMPLING = nearest to give each land-use cell the carbon per area of the carbon cell it lies in, or bring them to one grid with 'Align rasters' (carbonsink:alignrasters).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/landuse.py"/>
        <source>{first} to {last}: {changed:.6g} of {area:.6g} km2 changed class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/landuse.py"/>
        <source>Carbon changed by {change:.6g} Tg C, {conversion:.6g} of it on land that changed class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/landuse.py"/>
        <source>Cells: {cells}; without land use at the start {start}, at the end {end}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/landuse.py"/>
        <source>Without carbon at the start {start}, at the end {end}; {lacking} cells with a class at both dates lack carbon and count for areas only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/landuse.py"/>
        <source>The land-use rasters {paths} hold at least {n} different values, and {allowed} classes are the most. They may hold measurements; use rasters of class codes, or merge classes with 'Reclassify by table' (native:reclassifybytable).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/landuse.py"/>
        <source>The table of densities {path} lacks classes of the land-use rasters: {missing} (it has {found}). Add a row for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/landuse.py"/>
        <source>The raster of the start, {first} ({first_date}), is younger than that of the end, {last} ({last_date}). Swap them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/landuse.py"/>
        <source>There is land use of {date} but no carbon raster of that date (found: {found}). Add it, or leave that land-use raster out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/landuse.py"/>
        <source>ACCOUNTING = {accounting} needs {wanted}. Give them, choose the other accounting, or leave out all carbon to get areas only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/landuse.py"/>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/landuse.py"/>
        <source>Carbon is resampled: its cells are {carbon}, those of land use {landuse}. Each land-use cell takes the carbon per area of the carbon cell its centre lies in (nearest neighbour; one carbon cell covers about {ratio:.4g} land-use cells), so carbon inside a carbon cell is shared out by area, whatever its classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/landuse.py"/>
        <source>Carbon below zero in {paths}: right for fluxes, wrong for stocks. It is used as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/landuse.py"/>
        <source>The rasters have no dates and YEARS was not given: the dynamic degrees, which are per year, stay empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/landuse.py"/>
        <source>Land use of {landuse} is combined with carbon of {carbon}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>to train a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>to hold out this TEST_FRACTION of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>for this number of folds; lower FOLDS or add records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>in a stratum; merge it with another or leave STRATUM_FIELD empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>to fit a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>that have a value, a stratum and a REFERENCE above 0 to expand samples from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>with a value in all PRODUCTS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>that have data in the chosen pools; or set MISSING_POOLS = zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>to screen this number of predictors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>Too few usable records: {n}, and {needed} are needed {why}. Records with an empty or missing value in the target or a predictor do not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>it is no model file (not a zip archive)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>it cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>it is damaged or incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>a part of it is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>its contents were changed after it was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>a part of it is larger than any real model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>it holds names that point outside the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>it holds the same part twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>its description does not have the expected form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>it was not written by Carbon Sink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>it holds a kind of model that this version of the plugin does not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>its estimator cannot be read, nor refitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>The model {path} cannot be used: {why}{detail}. Nothing of it was run. Train the model again (carbonsink:trainmodel) or get a fresh copy of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>LOWER and UPPER are the quantiles {lower:.4g} and {upper:.4g} of the forest: between these lie {coverage:.4g} of the held-out records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>LOWER and UPPER are the quantiles {lower:.4g} and {upper:.4g} of the forest as they are: the model has too few held-out records to calibrate a coverage of {coverage:.4g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>LOWER and UPPER are the quantiles {lower:.4g} and {upper:.4g} of the forest as they are; picp_raw in the scores of the training says what such intervals cover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>map units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>Blocks of {size:.4g} {unit}: {n} of them hold records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>The variogram of the residuals suggests {size:.4g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>BLOCK_SIZE was taken from the variogram of the residuals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>The stratum {stratum} of {field} has {n} usable records, and a model of its own needs {needed}. Merge it with another stratum, set SMALL_STRATA = skip, or leave STRATUM_FIELD empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>Validation by site needs at least {needed} sites, and the column '{field}' has {n}. Choose the column that names the sites, or VALIDATION = kfold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>VALIDATION = {validation} holds out places, and SAMPLES is a table without points. Make a point layer of it first ('Create points layer from table') or choose another VALIDATION.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>All values of the target '{column}' are {value:g}: there is nothing to learn. Choose another column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>TRANSFORM = log needs positive values, and '{column}' has {n} that are not (smallest {smallest:g}). Remove them or use TRANSFORM = none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>ESTIMATOR = {key} is unknown. Known: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>The variable {variable} holds classes that training never met: {values} (known: {known}). Add samples of these classes, mask them out, or choose to leave them without data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>Maps of Shapley values are exact and fast for {exact} only; MODEL is {estimator}, for which one cell would take as long as a whole map of these. Train one of them, or use 'Explain model' (carbonsink:explainmodel), which explains {estimator} on a sample of its records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>The model {path} was written by a newer version of Carbon Sink (format {schema}, this version reads up to {supported}). Update the plugin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>The model {path} holds parts that a model of ours never has: {types}. Nothing of it was run. Do not use this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>No SITE_FIELD was given: records at the same coordinates ({columns}) count as one site; {n_sites} sites.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>The sites of the records are not known, so VALIDATION = {used} is used: its scores are optimistic when several records come from one site. Give SITE_FIELD if there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>{n} records have no held-out prediction (validation {validation}): nothing else of their stratum was left to train on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>{validation}: R2 {r2:.3f}, RMSE {rmse:.4g}, MAE {mae:.4g} ({n} records).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>The estimator in {path} cannot be read here ({reason}); it was fitted again from the training table inside the model. Predictions may differ slightly from those of the machine that wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>The model was written with scikit-learn {written}; this is {running}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>{cells} cells are without data because the classes {values} of {variable} were never met in training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>{share:.1%} of the predicted cells ({cells}) lie outside the area of applicability: no score of the model holds there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>{share:.1%} of the cells ({cells}) lie outside the training range of {variable}: the model extrapolates there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>Shapley values of {estimator} are estimated by the shap library on a sample: {records} of {total} records, against {background} training records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>Shapley values of {estimator} are left out: they need the library '{library}'. Install it from the menu of the plugin; importance and effects do without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>Tuning compared {compared} settings (RMSE {before:.4g} as given, {after:.4g}): {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>the given ones are best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/learn.py"/>
        <source>Strata of {field} left out because they have fewer than {needed} usable records: {strata}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/pattern.py"/>
        <source>pooled reference of {n} sums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/pattern.py"/>
        <source>directed (one-sided) p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/pattern.py"/>
        <source>p &lt;= {alpha:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/pattern.py"/>
        <source>false-discovery rate {alpha:g}, that is p &lt;= {threshold:.3g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/pattern.py"/>
        <source>Significant: {significant} of {tested} tested ({reference}, {tail}, {rule}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/pattern.py"/>
        <source>All values of {name} are {value:g}: there is no pattern to test. Choose other data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/pattern.py"/>
        <source>{name} has {n} values, and a test of pattern needs at least {needed}. Check the nodata value of a raster, or the empty values of a column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/pattern.py"/>
        <source>None of the {n} values of {name} has a neighbour with a value. Use CONTIGUITY = queen for cells that touch at corners only; for polygons that do not touch use WEIGHTS = knn or distance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/pattern.py"/>
        <source>With {permutations} permutations no p is below {smallest:.2g}, which is coarse for a false-discovery rate: use {wanted} or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/pattern.py"/>
        <source>Features used: {used}. Left out: {no_geometry} without geometry, {no_value} without a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/pattern.py"/>
        <source>{n} of {total} have no neighbour with a value and get no result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/pattern.py"/>
        <source>The raster has {n} values; the pooled reference needs {needed}, so {permutations} conditional permutations are used (REFERENCE = conditional).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/pattern.py"/>
        <source>{subject}: Moran's I = {i:.4f} (expected {expected:.2g}), z = {z:.2f}, p = {p:.2g}, permutation p = {p_sim:.2g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/pattern.py"/>
        <source>Patches smaller than {area:g} ha merged into neighbours: {merged}; kept because nothing larger borders on them: {left}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/pattern.py"/>
        <source>DISTANCE was not given: {distance:.6g} m is used, the smallest at which every feature has a neighbour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/pattern.py"/>
        <source>{date}: {shares}; Moran's I = {i:.3f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The rasters do not share one grid: {second} differs from {first}: {differences}. Bring them to one grid first with 'Align rasters' (carbonsink:alignrasters).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>Cell areas cannot be computed: the raster {path} has no CRS. Give it one with 'Assign projection'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>Cell areas cannot be computed: the raster {path} is rotated in degrees. Warp it to a north-up grid with 'Align rasters' (carbonsink:alignrasters).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>Missing variable: {wanted}. Found: {found}. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>Wanted for the date {date}. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>Variables are matched by the band's description or the file's name: add the raster, or rename the file or band.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The disk is full: {path} cannot be written, {free} are free there. Free some space or choose another disk; nothing half-written was left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>PERIOD = {period} is not possible: the {n} rasters are one per {step}, and they make no complete {period}. Add the missing rasters or choose another PERIOD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>{name} {first} to {last} ({n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The series share {n} dates, and {needed} are needed: {series}. Check the dates in the file names, and bring all to one step with 'Composite a series' (carbonsink:compositeseries).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The raster {path} does not overlap the grid wanted. Raster: {raster}; grid: {template} (west, south, east, north in the raster's CRS). Check the CRS of both, or choose another template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>Rasters: {cells} cells in {windows} blocks; {wall} s (reading {read}, computing {compute}, writing {write}; reading and computing summed over threads).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>{label}: {share:.2%} of the cells ({cells}); the area is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>{label}: {share:.2%} of the area, {area:.6g} km2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>Gap in the series: no raster of {date} at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>{date} is left out: no raster of that date of {variables}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>{date} is left out: not one cell has data in all of {variables}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>another model made it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>it lies on another grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>a predictor changed after it was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>{date} is made anew: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>All {n} rasters share one grid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>{k} of {n} rasters do not share the grid of {first}: {apart}. The report says what differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The raster {path} cannot be read: {reason}. Check that the file exists, is complete and opens in QGIS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The file {path} holds several variables: choose one of {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The raster {path} has no position on the ground (no geotransform). Georeference it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>No rasters were given for {wanted}. Choose at least one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The rasters cannot be resampled with RESAMPLING = {method}: {reason}. Check that the CRS of the rasters and of the template go together, or choose another method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The variable {wanted} fits several bands: {matches}. Give each variable once, or give the date wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>No date was found for band {name} of {path}. Put it at the end of the file's name, as in ndvi_2005.tif or ndvi_2005-03.tif, or write the dates into DATES where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>Two rasters have the date {date}: {first} and {second}. Keep one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>DATES has {n_dates} dates, and the rasters have {n_bands} bands. Give one date per band, in the same order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The series has {n} dates, and a cell needs {needed} values (MIN_VALID, MIN_SHARE). Add rasters or lower these numbers; a trend of fewer than eight values is hardly one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>No raster has a date between START = {start} and END = {end}: the dates there are run from {first} to {last}. Change START or END, or leave them empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>'{text}' is no date. Accepted: 2005, 200503, 2005-03, 20050317, 2005-03-17.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>Not one cell has data in all of: {inputs}. Check the nodata values of the rasters and that they cover the same area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The class raster {name} holds {value:g}, which is no whole number. Use a raster of class codes, or round it with the raster calculator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The output {path} cannot be written: {reason}. Choose another folder, or close the program that has the file open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The output {path} cannot be written in that format. Rasters are written as GeoTIFF: end the name with {supported}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The output {path} is also an input or another output. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>MAX_MEMORY = {limit} MiB is too small for these rasters: at least {needed} MiB are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The zone raster {path} holds {n} different values, and {allowed} zones are the most. Use a raster of classes or regions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>Polygon {number} of the zones cannot be used ({reason}). Mend it with 'Fix geometries' (native:fixgeometries) or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The layer {name} is no raster file (it comes from '{provider}'). Save it as GeoTIFF first (Export &gt; Save as).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The raster {path} has {n} bands ({bands}) where one is wanted. Save the band you mean as a file of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The class raster {path} holds the code {code}, which is none of its classes: {known}. Choose the class raster that the plugin's algorithm wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>Cells with a result: {used}; without data: {dropped}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>{path} holds classes: resampled by {resampling}, without mixing codes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>This GDAL does not write {wanted} compression; {used} is used instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>{wanted} is taken from {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>{wanted}: {band} {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>Dates written: {written}, {first} to {last}; finished before: {skipped}; left out: {gaps}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>Left out because rasters are missing in them ({period}): {dropped}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>{cells} cells lie in polygons of several zones; each counts for the polygon that comes last in the layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>Zones without a single cell: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>The cells with data change over time: {constant} are valid on all dates, up to {largest} on one. Trends use the cells valid on all dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/raster.py"/>
        <source>Dates in all series: {n}, {first} to {last}. Left out: {left_out}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/run.py"/>
        <source>Cancelled. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/run.py"/>
        <source>Cancelled after {finished} of {total} dates. The finished rasters stay in the folder; run it again with RESUME to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/run.py"/>
        <source>The Python library {library} is needed for {used_for} and is not installed. Install it (see the plugin's page on libraries) or choose another method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/run.py"/>
        <source>{parameter} = {value} is not possible: {allowed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/run.py"/>
        <source>{parameter} is empty, and {choice} needs it. Choose it, or choose another method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/run.py"/>
        <source>{parameter} = {value} does not apply to {choice}. Leave it at its default or choose another method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/run.py"/>
        <source>First use on this machine: compiling the numerical kernels, about ten seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/run.py"/>
        <source>{parameter} = {value} {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>1 month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>1 year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>{n} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>{n} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>{n} years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>LSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>mean seasonal cycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>random forest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>random forest with lags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>without a site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>without a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>without a value in a predictor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>without a stratum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>No site has {needed} usable records in a row, which one window needs (SEQUENCE_LENGTH and the date itself).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>The longest series has {longest} (site {site}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>Lower SEQUENCE_LENGTH, fill gaps, or check SITE_FIELD and DATE_FIELD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>Too few windows end in a record with a target: {n}, and {needed} are needed. Add records or lower SEQUENCE_LENGTH.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>The stratum {stratum} of {field} has {n} windows that end in a record with a target, and a model of its own needs {needed}. Merge it with another stratum, set SMALL_STRATA = skip, or leave STRATUM_FIELD empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>VALIDATION = site holds out whole sites, and all records come from the site {site}. Choose VALIDATION = time, or the column that names the sites as SITE_FIELD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>VALIDATION = site holds out whole sites, and the stratum {stratum} of {field} has one only ({site}). Merge it with another stratum or choose VALIDATION = time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>'{text}' in record {row} of the column '{column}' is no date. Accepted: 2005, 200503, 2005-03, 20050317, 2005-03-17. Choose the column of the dates as DATE_FIELD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>The column '{column}' mixes dates of different precision: {examples}. Write all as days, all as months, or all as years.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>The site {site} has two records of {date} (dates that repeat: {n}). A series has one record per date: average them, or name the column that tells the sites apart as SITE_FIELD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>The model of {target} predicts from {steps} dates in a row, not from a single one. Use 'Predict series' (carbonsink:predictseries) with the predictor rasters of these dates; START and END choose the date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>The model was trained on dates by {wanted}, and the rasters are dated by {found} (such as {example}). Compose them to that step first ('Composite series'), or name the files after the {wanted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>The model predicts from {needed} dates in a row, {step} apart, and no date asked for has all of them. Dates found: {dates}. Add the rasters of the earlier dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>Split by time within each site: {train} windows to learn from, {stop} for early stopping, the last {test} held out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>{n} records without a target stand in the windows of later ones only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>Best epoch of each network: {epochs} (of {most} at most).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>the given settings are best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>Tuning compared {tries} of {possible} settings (RMSE of the early-stopping windows {before:.4g} as given, {after:.4g}): {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>Step of the dates: {step}. {windows} windows of {steps} records at {sites} sites; gaps within sites: {gaps}. The first {before} records of each series have no prediction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>Sites without a window, because at most {longest} of the {needed} records it needs follow one another: {sites}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>The {n} networks alone have a held-out R2 of {mean:.3f}, standard deviation {sd:.3f}; the model is their mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>Baseline, {model} ({validation}): R2 {r2:.3f}, RMSE {rmse:.4g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>Strata of {field} with a single site: {strata}. Their models know no other place, and no score says how they would do there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>Shapley values of {windows} of {total} windows are estimated over {orders} orders of the predictors at all steps, and summed over the steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sequence.py"/>
        <source>Without prediction, because the model looks back on {steps} earlier dates, {step} apart, and some of them are missing: {dates}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>None of the {n} sites lies inside the rasters. Sites: {sites}; rasters: {rasters} (west, south, east, north in the rasters' CRS). Check the CRS of the sites' layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>The table {path} cannot be read: {reason}. Save it as CSV in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>The table {path} has a value that cannot be used: {column} = '{value}'. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>Known: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>Compare it with the table that comes with the plugin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>no value in one of the two columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>no value in a product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>Records used: {used}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>Dropped: {list}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>Samples with a carbon density: {sums} of {total}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>they have no sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>they were counted as zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>Without data: {list}; {how}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>Sites sampled with all variables: {sampled}. Outside the rasters: {outside}; on cells without data: {nodata}; without a raster of their date: {no_date}; without geometry: {bad}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>The table has no column '{wanted}'. Its columns are: {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>The table already has the columns to be added: {columns}. Remove or rename them first, or give the rasters other names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>The column '{column}' should hold numbers, but {n_text} of {n_total} values are text, for example '{value}'. Choose another column or mend these values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>The column '{column}' holds {value:g} ({n} values out of range), where {low:g} to {high:g} {unit} is possible. Check its unit and its marks of missing values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>No cell lies in a stratum with a usable site. Strata of the cells: {cells}; of the sites: {sites}. Use coarser STRATA, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>The layer {name} has no coordinate reference system. Set it in the layer's properties.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>No record's date falls on a date of the raster variable {variable}. Rasters: {dates}; records, for example: {examples}. Check DATE_FIELD and the dates in the file names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/sites.py"/>
        <source>Records made: {made}, from {parents} records. Not used as parents: {unused} (no value, no stratum, or reference not above 0); cells in a stratum without parents: {without}; ratios cut to MAX_RATIO: {capped}. Made records are no evidence of how good a model is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/trend.py"/>
        <source>Future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/trend.py"/>
        <source> (dates shuffled: {share})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/trend.py"/>
        <source>Of {area} km2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/trend.py"/>
        <source>Hurst exponent above 0.5: {share} of the cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/trend.py"/>
        <source>With shuffled dates: {share}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/trend.py"/>
        <source>White noise of {n} values has it in {share}, so H above 0.5 alone proves nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/trend.py"/>
        <source>The series has up to {most} dates in one year ({n_dates} in all): its trends mix seasons and years. Make annual rasters first with 'Composite a series' (carbonsink:compositeseries), unless this is what you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/trend.py"/>
        <source>Cells with a trend: {used}. Without: {few} with fewer than {needed} values, {empty} with none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/trend.py"/>
        <source>{cells} cells have no test: the variance corrected by {test} is not positive. They are without data in the maps of the test; another TREND_TEST gives them one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/trend.py"/>
        <source>In {cells} cells ({share:.1%}) values of both signs occur: the coefficient of variation says little there, and is left out where the mean is next to nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/messages/trend.py"/>
        <source>In {share:.1%} of the cells the response and {driver} both have a significant trend. Series that rise together correlate without cause: compare with DETREND.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/parameters.py"/>
        <source>In scripts and workflows a folder stands for the rasters in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/parameters.py"/>
        <source>One of: {options}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/parameters.py"/>
        <source>Memory for raster blocks (MiB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/parameters.py"/>
        <source>Memory the blocks in work may take together, in MiB. The whole program needs up to 400 MiB more. Results do not depend on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/parameters.py"/>
        <source>Dask scheduler (empty = this computer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/parameters.py"/>
        <source>Address of a dask.distributed scheduler, such as tcp://10.0.0.1:8786, whose workers do the computing: the blocks of rasters, the folds of a validation. Rasters must lie on storage that all workers see under the same name; this computer writes the results. The workers need the same versions of the libraries; MAX_MEMORY holds for each of them. Results do not depend on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/parameters.py"/>
        <source>Threads (0 = all processors)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/parameters.py"/>
        <source>Number of processors to compute on; 0 uses all. Results do not depend on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/parameters.py"/>
        <source>Random seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/parameters.py"/>
        <source>Start of the random numbers: the same seed gives the same result, bit for bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Neighbours of a cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>queen: the eight cells around; rook: the four that share an edge. Cells without data are no neighbours; the others weigh the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Permutations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Reference of p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>pooled: 999,999 random sums of neighbours, the same for all cells with as many neighbours; resolves p to one millionth, works for rasters of any size. conditional: the cell is held and PERMUTATIONS draws of the others are compared, as in GeoDa and esda; needs the whole raster in memory (about 44 bytes per cell).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Tail of p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>directed: one-sided towards the side the value lies on, the default of GeoDa and esda; pure noise then comes out significant twice as often as ALPHA says. two_sided: twice that p, as often as ALPHA says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Level of significance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Largest p of a cluster or outlier; with FDR the wanted false-discovery rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Lowers the limit of p (Benjamini and Hochberg) so that of the significant places about the share ALPHA is false; with TAIL = directed up to twice that. Many tests without it always find something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Draws per cell. Applies to REFERENCE = conditional.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Regions with a column of values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Column of values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Numbers; text that holds numbers is read as such. Empty values are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Neighbours of a polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>queen: polygons that share a vertex; rook: that share an edge (both exactly, so borders must have the same vertices); knn: the K nearest centres; distance: centres within DISTANCE. Neighbours weigh the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Nearest neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Number of neighbours. Applies to WEIGHTS = knn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Largest distance (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/pattern_parameters.py"/>
        <source>Distance between centres, in metres, on the sphere for layers in degrees; empty takes the smallest at which every polygon has a neighbour. Applies to WEIGHTS = distance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>{shown} and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Reading the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Reading the sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Sampling the rasters at the sites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Validating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Reading the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Writing the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Predicting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Computing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Finding NDVI limits and the mean year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Counting p over all cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Computing trends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Computing correlations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Composing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Computing totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Aligning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Finding neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Drawing the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Counting p-values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Permuting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Merging small patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Drawing polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Writing the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/phrases.py"/>
        <source>Making rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/polygon_layer.py"/>
        <source>Not tested (no value or no neighbour)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/prediction_parameters.py"/>
        <source>Classes the model has never met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/prediction_parameters.py"/>
        <source>What to do where a class of a categorical predictor or stratum was not among the training records: refuse stops with an error, nodata leaves these cells without data and counts them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/respiration_parameters.py"/>
        <source>Factor of Rs, or of ln Rs with loglog, where leaving 0.62 means the default of that method (0.87).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/respiration_parameters.py"/>
        <source>Rh at Rs = 0 in gC m-2 yr-1; with loglog ln Rh at Rs = 1, where leaving 9.01 means the default of that method (0.22).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/respiration_parameters.py"/>
        <source>Respiration at 10 degrees C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/respiration_parameters.py"/>
        <source>For q10: R10 in the unit wanted, gC m-2 per the period of the temperature. There is no default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/respiration_parameters.py"/>
        <source>Q10 (factor per 10 degrees)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/respiration_parameters.py"/>
        <source>For q10: how many times as much is respired when it is 10 degrees warmer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Table or layer with one record per measurement: target, predictors, site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Column of the measured flux or stock. Records without a value are dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Columns to predict from. The rasters of a later prediction are matched by these names. Records with a missing predictor are dropped and counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Columns that hold classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Predictor columns that hold class codes, such as land cover, not amounts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Column that names the site of a record; its records are held out together. Left empty, records at the same coordinates are one site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Stratum column (one model per class)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Column of classes, such as the plant functional type, each of which gets a model of its own. A prediction then needs a raster of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Strata with too few records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>What to do with classes of STRATUM_FIELD that have fewer than {n} usable records: refuse stops and names one, skip leaves their records out and names them all. A prediction has no data in a class that was left out, or refuses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Unit of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Unit of the target, written on maps and reports, such as gC m-2 yr-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Number of trees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Trees of a forest, of which more cost time and never harm, or of boosting, where many can fit noise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Transform of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>log trains on the natural logarithm, for fluxes whose error grows with their size; it needs positive values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Correct the log back-transform (smearing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Multiplies back-transformed predictions by Duan's smearing factor, so that means and totals are not too low. Applies to TRANSFORM = log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Predictors tried at each split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>A count (6), a share (0.5) or sqrt. Empty means a third of the predictors in a random forest, as in R's randomForest, and all of them in other trees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Deepest level of a tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Limit of the depth; empty means no limit in forests and 4 in boosted trees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Fewest records in a leaf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Larger leaves make a smoother model. 5 is the convention of R's randomForest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Whose scores are the headline: whole sites held out (site), random folds (kfold), square blocks of places (block; for point layers), one random share (holdout), or all of them. Site-wise and random scores are always printed side by side when sites are known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Folds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Number of folds; as many as sites or more means leave one site out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Share held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Share of the records held out by VALIDATION = holdout or all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Side of the blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>In the units of the samples' CRS (degrees or metres), for VALIDATION = block or all. Empty: the range over which the residuals are alike, from their variogram.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Tune the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>grid tries all combinations of a small grid, random 12 draws between its ends; the settings with the smallest held-out error win. They are chosen anew inside every fold, so scores stay honest and training takes some thirty times as long. Settings that differ from their default are left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Parent column (of expanded samples)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Column with the site that a record was made from by 'Expand samples', empty in real records. Made records are held out with their parent and never scored. A column named parent_site is found by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Weights of the predictors in the area of applicability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>How much a predictor counts where 'Predict raster' asks how like the training records a cell is: by its importance in the trees (equal for estimators that tell none), or all alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>R2 of the chosen validation (1 - SSE/SST, held out)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Root mean square error, held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Mean absolute error, held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Pearson correlation, held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Percent bias 100 sum(P-O)/sum(O), held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Mean absolute percentage error, held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>Records scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>R2 of the fit to the training records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>R2 out of bag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>R2 with whole sites held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>R2 of random k-fold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../processing_provider/training_parameters.py"/>
        <source>R2 with blocks of places held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Carbon Sink: libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Without internet: take wheel files from this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Folder of wheel files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Install</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Cancel installation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Check...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Shows the whole state of QGIS, Python and the libraries, to paste into a report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>All libraries that the algorithms need are here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Missing libraries: {n}. They are installed for this QGIS profile alone; nothing that QGIS or another plugin uses is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Needed by the algorithms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Optional, for some choices: tick what you want</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>{version}, too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Choose the folder that holds the wheel files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>The QGIS profile cannot be written to: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Installing with {program}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Nothing was installed, nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Installed. Restart QGIS to use the new versions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>Installed: {names}. The algorithms can be used at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_dialog.py"/>
        <source>The state was copied to the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_entry.py"/>
        <source>These libraries are still missing: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/dependency_install.py"/>
        <source>Trying to import the libraries...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>Memory for raster blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>More Python libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>Default of MAX_MEMORY in all dialogs: what the blocks in work may take together. The whole program needs up to 400 MiB more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>Default of THREADS in all dialogs. Results do not depend on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>A folder of Python packages that is searched after all others, for libraries that were installed elsewhere. Takes effect at once; removing it needs a restart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>Compiled kernels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>{folder}: {size} MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>all processors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/settings_page.py"/>
        <source>The next run compiles them anew, which takes about ten seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/dock.py"/>
        <source>Carbon Sink workbench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/dock.py"/>
        <source>Workbench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/dock.py"/>
        <source>Carbon Sink workbench: an assessment step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Choose a folder for the assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Demo region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Try with the demo region: makes data of a region with known truth in the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Data folder...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Show files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Open the workspace in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Look at the files again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>{title} (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Open dialog...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Add layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>An assessment lives in a folder: its results, and what they were made from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>No data yet. Put rasters, plots and zones into {folder}, choose a data folder elsewhere, or try the demo region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Next: {task}...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>The assessment is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Nothing can be run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Still needed:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Changed since:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Run on {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/panel.py"/>
        <source>Folder with rasters, plots and zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Predict and balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Diagnosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Rasters, plots and zones of the region are found in the data folder. The grids are compared, and the predictors are read at the plots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>One model each of net primary production and of soil respiration, validated on held out sites.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Maps of both fluxes for every date, their balance NEP = NPP - Rh, and its totals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Where the balance rises or falls and whether that will last, and which of the two climate series goes with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Where high and low values of the mean balance lie together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>What the change of land use did to the balance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Management zones from clusters, expected trend and drivers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Everything on one page, to hand on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Check the grids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Read predictors at the NPP plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Read predictors at the Rs plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Train the NPP model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Train the Rs model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Explain the NPP model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Explain the Rs model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Map NPP of all dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Map Rs of all dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Balance NEP of all dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Add up the carbon budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Uncertainty of NPP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Uncertainty of Rs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Classify trends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Find climate drivers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Find clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Find hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Clustering over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Make management zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Write the assessment report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>missing input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>out of date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Something that this needs is not there yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>All inputs are there; it can be run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>The result is there and newer than its inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>The result is there, but an input has changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Rasters in the data folder, named VARIABLE.tif or VARIABLE_YEAR.tif</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Points in the data folder with a column npp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Points in the data folder with a column rs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{label}: rasters temperature_YEAR.tif and precipitation_YEAR.tif of the dates of NEP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{label}: rasters landuse_YEAR.tif of two dates of NEP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{label}, made by an earlier task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>NPP plots with predictors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Rs plots with predictors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>NPP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>NPP of the last date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Soil respiration of the last date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>NPP, lower limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>NPP, upper limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>NPP, spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>NPP, area of applicability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Soil respiration, lower limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Soil respiration, upper limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Soil respiration, spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Soil respiration, area of applicability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>p of the trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Expected trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Flow diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Open report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>all dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>rasters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Plots of {flux}: {file}, column {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Zones: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{n} records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{n} maps, {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Moran's I {low} to {high} on {n} dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>{total} Tg C per year on {area} km2 (mean of {first} to {last})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>; trend {slope} Tg C per year and year (p = {p})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>on its own training records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>out of bag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>whole sites held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>random folds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>blocks of places held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>random part held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>RMSE ({unit})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>All conversions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>Unchanged land use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>From → to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/workbench/words.py"/>
        <source>change, Tg C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/templates/base.html"/>
        <source>en</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/templates/base.html"/>
        <source>Made by Carbon Sink. Amounts carry the unit and the area or number of records they rest on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/templates/page.html"/>
        <source>{shown} of {all} rows shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/report/templates/page.html"/>
        <source>Download as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Increase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>No significant trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Decrease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Increase not significant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>No change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Decrease not significant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Extremely significant increase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Slightly significant increase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Slightly significant decrease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Extremely significant decrease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Very stable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Stable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Moderately variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Unstable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Strongly anti-persistent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Weakly anti-persistent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Weakly persistent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Moderately persistent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Fairly strongly persistent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Strongly persistent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Continuous improvement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Future degradation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Continuous degradation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Future improvement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Not distinguishable from random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>A and B strongly driven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>A driven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>B driven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>A and B weakly driven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/trend/class_breaks.csv"/>
        <source>Neither A nor B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/flux/nep_classes.csv"/>
        <source>Strong source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/flux/nep_classes.csv"/>
        <source>Weak source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/flux/nep_classes.csv"/>
        <source>Neutral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/flux/nep_classes.csv"/>
        <source>Weak sink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/flux/nep_classes.csv"/>
        <source>Strong sink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Stable core sink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Protect: keep land cover and use as they are; count as reference area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Core sink under human pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>First priority: losses are expected where climate does not explain them. Check land use, grazing and logging on site and stop what harms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Core sink under climate pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>First priority: losses follow the climate. Monitor water and heat stress and prefer drought-hardy species when planting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Isolated sink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Stepping stone: protect it and restore around it, so that it joins other sinks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Gap within sinks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Repair: a low spot among good neighbours usually has a local cause. Inspect and restore it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Restoration priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Restore first: low and expected to fall. Relieve the pressure on it and revegetate where water allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Recovering low area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Keep up what works: low but expected to rise. Continue enclosure and planting and follow the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Lasting low area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Low without a clear tendency: weigh cost against potential before acting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Improving matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Maintain: no cluster, expected to rise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Degrading matrix under human pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Watch: expected to fall where climate does not explain it. Review land use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Degrading matrix under climate pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Watch: expected to fall with the climate. Adapt species and stocking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Neutral matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../core/diagnosis/zone_rules.csv"/>
        <source>Routine monitoring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>A chain of models is not better than its first link: read the site-wise R2 and the area of applicability in the report before the maps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Class rasters with their year in the name (landuse_2001.tif), within the period. In scripts and workflows a folder stands for the rasters in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Classes without a plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Column of the measured net primary production.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Column of the measured soil respiration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Column that names the site; its records are held out together in the validation. Empty: records at the same place are one site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Column with the year or date of a record. It gets the dated predictors of then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Control the false discovery rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Driver A (temperature)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Driver B (precipitation)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Empty: each polygon by its number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Empty: one that names the period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Empty: the shipped table core/diagnosis/zone_rules.csv, a model to copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>In gC m-2 yr-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Intercept of Rh on Rs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Land use of two dates or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Largest p of a trend and of a cluster that counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>More trees cost time and never harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>NPP plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>NPP plots: date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>NPP plots: site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>NPP plots: value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Names of the predictors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Names of the predictors that are class codes, such as land use; may be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Points with measured net primary production, gC m-2 yr-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Points with measured soil respiration, gC m-2 yr-1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Polygons to add up the carbon in, such as provinces. Empty: the whole raster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Rasters of all predictors on one grid: those of all years (ndvi_2005.tif) and those without date (dem.tif). In scripts and workflows a folder stands for the rasters in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Rh = SLOPE * Rs + INTERCEPT. 0.62 and 9.01 are from Zeng et al. (2023), eq. 3; fit your own with 'Fit respiration'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Rules of the zones (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Separated by semicolons, as the rasters are called without their date: ndvi;temperature;dem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Series of precipitation or another driver, of the same dates and on the same grid. In scripts and workflows a folder stands for the rasters in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Series of temperature or another driver, of the same dates and on the same grid. In scripts and workflows a folder stands for the rasters in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Smaller patches are merged with their neighbours; 0 keeps all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Smallest zone patch (ha)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Soil respiration plots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Soil respiration plots: date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Soil respiration plots: site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Soil respiration plots: value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>The whole way from measured plots to a report to hand on, in one folder: models of net primary production and soil respiration, their maps of every year, NEP and its budget, trends, climate drivers, clusters, land-use change, management zones, and the assessment report. The folder is laid out as the workbench does it, so that single steps can be repeated there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Those of them that hold classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Title of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Transform of soil respiration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Trees of each forest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Trends and clusters count so that a share of ALPHA of those found is by chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>What to do where a class of the map has no plot: refuse stops and names it, nodata leaves its cells without data. One of: refuse, nodata.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Where all results go; files of the same names are replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>Year whose map is checked for where the scores of the models hold, such as 2024.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/fullassessment.model3"/>
        <source>log trains on the logarithm, as the errors of soil respiration grow with its size; none on the values themselves. One of: none, log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Carbon per land use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Carbon stock or flux per area on the grid of the land use, with its date in the name (nep_2001.tif).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Change of carbon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Columns code, name, colour (#rrggbb). Empty: those of the rasters themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Errors of two land-use maps add up; much of a small change is error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Figures of the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Grid report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Land-use attribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Land-use report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Raster of class codes of the first date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Raster of class codes of the second date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>Report of carbon per land use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>What land-use change did to carbon between two dates: the grids are checked, the transfer matrix and the carbon change of each pair of classes are computed, the carbon of both dates is added up per class, and the change is mapped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/landuseattribution.model3"/>
        <source>gC_m2 is gC m-2 (fluxes: per year), t_ha is t C per hectare. One of: gC_m2, t_ha.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>Area of applicability of NPP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>Area of applicability of Rs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>Budget report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>From measured plots to the carbon balance of one year. Predictors are read at the plots, a random forest is trained for net primary production and one for soil respiration, both are mapped, and NEP = NPP - Rh is added up by zones. Both trainings are validated on held-out sites; look at their reports before the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>NPP model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>NPP training report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>Of predictors with several dates those of this year are used, such as 2024.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>Rs model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>Rs training report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>Sites to NEP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>The map is as good as its models are at new sites: read the site-wise R2 in the reports. Where the area of applicability is 0 the scores do not hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/sitestonep.model3"/>
        <source>Year to map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Cluster classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Cluster report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Driver report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Future classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Map to look for clusters in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>One raster per year on one grid, such as npp_2005.tif; eight years at least. In scripts and workflows a folder stands for the rasters in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>The map whose high and low clusters are sought, such as the mean of the series.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Trend and zoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Trend report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Trend table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>What a series of maps does and what follows from it: trends with their significance and persistence, the climate drivers behind them, clusters of high and low values, and management zones from all three by a table of rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Zone table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../workflows/trendandzoning.model3"/>
        <source>Zones inherit the errors of three tests. Cells whose persistence cannot be told from random stay in the class 'not distinguishable' and in no zone that needs a future.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
