#!/usr/bin/python3
# SPDX-License-Identifier: MPL-2.0
"""Opens what adgang wrote in QGIS without a screen, as a planner would, and fails loudly.

  render_check.py PROJECT.qgz [--png FOLDER]
  render_check.py LAYER...      files, or file.gpkg|layername=x: each must bring its own style

Exit status: 0 clean, 1 something is wrong (a line "FAIL ..." for each), 2 QGIS cannot be started.
On standard output: a line for every layer, theme, sheet, with tabs between its parts.

Wrong is
  * whatever QGIS warns of while it reads or draws
  * a layer that is invalid, empty, without a CRS or in another one than EPSG:25832 (GeoJSON: 4326),
    without a style of its own, or with a feature that is in no class
  * a column without a readable title, a tip under the mouse that QGIS cannot work out
  * in a project: an absolute path, a layer outside the layer tree, a theme or sheet that draws
    nothing or another CRS; on a sheet: items off the page or over each other, a legend or scale bar
    of no map, a line of the legend without words, an atlas without pages

Needs python3-qgis and the system's own Python, which has the module. Adapted from the sample checker
that the project started from.
"""
import argparse
import os
import re
import sys
import tempfile
import zipfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Never the user's own profile: the same result on every machine.
PROFILE = tempfile.TemporaryDirectory(prefix="adgang-qgis-")
os.environ["QGIS_CUSTOM_CONFIG_PATH"] = PROFILE.name
os.environ.setdefault("XDG_RUNTIME_DIR", PROFILE.name)

try:
    from qgis.core import (
        QgsApplication, QgsCoordinateTransform, QgsExpression, QgsExpressionContext,
        QgsExpressionContextUtils, QgsFeatureRequest, QgsLayoutExporter, QgsLayoutItemLabel,
        QgsLayoutItemLegend, QgsLayoutItemMap, QgsLayoutItemPicture, QgsLayoutItemScaleBar,
        QgsMapLayer, QgsMapRendererParallelJob, QgsMapSettings, QgsProject, QgsRasterLayer,
        QgsRenderContext, QgsVectorLayer)
    from qgis.PyQt.QtCore import QRectF, QSize
    from qgis.PyQt.QtGui import QColor
except ImportError as problem:
    print("render_check: no PyQGIS for %s: %s" % (sys.executable, problem), file=sys.stderr)
    sys.exit(2)

ANALYSIS_CRS, GEOJSON_CRS = "EPSG:25832", "EPSG:4326"
WARNING, CRITICAL = 1, 2
FEWEST_COLOURS = 4

problems = []


def fail(text, *values):
    problems.append(text % values)


def say(*parts):
    print("\t".join(str(part) for part in parts))


def on_message(text, tag, level):
    # Python's own note about an old function is not QGIS's.
    if int(level) in (WARNING, CRITICAL) and "setapi()" not in text:
        fail("QGIS says [%s]: %s", tag, text)


# ---- one layer ----

def context_of(layer):
    scopes = QgsExpressionContextUtils.globalProjectLayerScopes(layer)
    return QgsExpressionContext(scopes)


def check_class_field(layer):
    renderer = layer.renderer()
    attribute = renderer.classAttribute() if hasattr(renderer, "classAttribute") else ""
    if not attribute:
        return
    expression = QgsExpression(attribute)
    missing = [c for c in expression.referencedColumns() if layer.fields().indexOf(c) < 0]
    if expression.hasParserError() or missing:
        fail("%s: its style wants %s, which is not in the data", layer.name(), attribute)
    classes = renderer.ranges() if hasattr(renderer, "ranges") else renderer.categories()
    if not classes:
        fail("%s: its style has no classes", layer.name())
    if any(not c.label().strip() for c in classes):
        fail("%s: a class without words", layer.name())


def check_every_feature_is_drawn(layer):
    renderer, context, values = layer.renderer().clone(), QgsRenderContext(), context_of(layer)
    context.setExpressionContext(values)
    renderer.startRender(context, layer.fields())
    n = undrawn = 0
    for feature in layer.getFeatures():
        values.setFeature(feature)
        context.setExpressionContext(values)
        n += 1
        undrawn += feature.hasGeometry() and not renderer.willRenderFeature(feature, context)
    renderer.stopRender(context)
    if n == 0:
        fail("%s: no features", layer.name())
    if undrawn:
        fail("%s: %d of %d features are in no class", layer.name(), undrawn, n)
    return n


def check_titles(layer):
    for field in layer.fields():
        if field.name() not in ("fid", "id") and not field.alias():
            fail("%s: the column %s has no title", layer.name(), field.name())


def check_tip(layer):
    """What the mouse shows on the first feature: no expression in it may fail."""
    context = context_of(layer)
    feature = next(layer.getFeatures(QgsFeatureRequest().setLimit(1)), None)
    if not layer.mapTipTemplate() or feature is None:
        return
    context.setFeature(feature)
    for code in re.findall(r"\[%(.*?)%\]", layer.mapTipTemplate(), re.S):
        expression = QgsExpression(code)
        expression.evaluate(context)
        if expression.hasParserError() or expression.hasEvalError():
            fail("%s: the tip %s does not work: %s%s", layer.name(), code,
                 expression.parserErrorString(), expression.evalErrorString())


def check_vector(layer):
    check_class_field(layer)
    check_titles(layer)
    check_tip(layer)
    if layer.labelsEnabled() and layer.labeling() is None:
        fail("%s: labels are on, but none are set", layer.name())
    return "%d features" % check_every_feature_is_drawn(layer), layer.renderer().type()


def check_raster(layer):
    kind = layer.renderer().type() if layer.renderer() else "none"
    if kind in ("none", "singlebandgray", "multibandcolor"):
        fail("%s: drawn as %s, not by classes", layer.name(), kind)
    if not layer.dataProvider().sourceHasNoDataValue(1):
        fail("%s: no NoData value", layer.name())
    return "%dx%d" % (layer.width(), layer.height()), kind


def check_layer(layer, crs, has_style):
    if not layer.isValid():
        fail("%s: cannot be opened: %s", layer.name(), layer.source())
        return
    if layer.crs().authid() != crs:
        fail("%s: CRS \"%s\", not %s", layer.name(), layer.crs().authid(), crs)
    if not has_style:
        fail("%s: QGIS finds no style for it", layer.name())
    raster = layer.type() == QgsMapLayer.RasterLayer
    what = check_raster(layer) if raster else check_vector(layer)
    say("layer", layer.name(), layer.crs().authid(), *what)


def check_by_itself(source):
    """A layer as it is dragged into an empty QGIS: the style must come with it."""
    path = source.split("|")[0]
    name = source.rsplit("/", 1)[-1]
    if path.endswith(".tif"):
        layer = QgsRasterLayer(source, name, "gdal")
    else:
        layer = QgsVectorLayer(source, name, "ogr")
    has_style = layer.isValid() and layer.loadDefaultStyle()[1]
    check_layer(layer, GEOJSON_CRS if path.endswith(".geojson") else ANALYSIS_CRS, has_style)
    if layer.isValid():
        check_picture(name, draw([layer], layer.crs(), layer.extent()))


# ---- pictures ----

def draw(layers, crs, extent, size=(600, 480)):
    settings = QgsMapSettings()
    if extent.isEmpty():  # a single point
        extent = extent.buffered(max(extent.width(), extent.height(), 1e-3))
    settings.setLayers(layers)
    settings.setDestinationCrs(crs)
    settings.setExtent(extent)
    settings.setOutputSize(QSize(*size))
    settings.setBackgroundColor(QColor(255, 255, 255))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    for error in job.errors():
        fail("drawing %s: %s", error.layerID, error.message)
    return job.renderedImage()


def colours_of(image):
    """Colours off the white ground, each seen more than a few times."""
    seen = {}
    for y in range(0, image.height(), 3):
        for x in range(0, image.width(), 3):
            seen[image.pixel(x, y)] = seen.get(image.pixel(x, y), 0) + 1
    seen.pop(QColor(255, 255, 255).rgba(), None)
    return {colour for colour, n in seen.items() if n > 3}


def check_picture(name, image, fewest=1):
    n = len(colours_of(image))
    if n < fewest:
        fail("%s: the picture has %d colours, looks blank", name, n)
    return n


# ---- a project ----

def project_text(path):
    if not path.endswith(".qgz"):
        with open(path, encoding="utf-8") as file:
            return file.read()
    with zipfile.ZipFile(path) as archive:
        inside = [n for n in archive.namelist() if n.endswith(".qgs")]
        return archive.read(inside[0]).decode("utf-8") if inside else ""


def check_paths(text):
    for source in re.findall(r"<datasource>(.*?)</datasource>", text):
        if re.match(r"/|[A-Za-z]:[\\/]", source):
            fail("absolute path in the project: %s", source)


def check_tree(project, layers, text):
    in_tree = {node.layerId() for node in project.layerTreeRoot().findLayers()}
    for layer in layers:
        if layer.id() not in in_tree:
            fail("%s: not in the layer tree", layer.name())
    if text.count("<maplayer ") != len(layers):
        fail("%d layers in the file, %d opened", text.count("<maplayer "), len(layers))


def has_own_style(text, layer):
    part = re.search(r"<maplayer (?:(?!</maplayer>).)*<id>%s</id>.*?</maplayer>"
                     % re.escape(layer.id()), text, re.S)
    return bool(part and re.search("<renderer-v2 |<rasterrenderer ", part.group(0)))


def full_extent(project, layers):
    extent = None
    for layer in layers:
        to_project = QgsCoordinateTransform(layer.crs(), project.crs(), project)
        box = to_project.transformBoundingBox(layer.extent())
        extent = box if extent is None else extent
        extent.combineExtentWith(box)
    return extent


def check_theme(project, name, folder):
    layers = project.mapThemeCollection().mapThemeVisibleLayers(name)
    order = [l for l in project.layerTreeRoot().layerOrder() if l in layers]
    if not order:
        fail("theme %s shows no layers", name)
        return
    image = draw(order, project.crs(), full_extent(project, order))
    n = check_picture("theme " + name, image, FEWEST_COLOURS)
    if folder:
        image.save(os.path.join(folder, "theme %s.png" % name))
    say("theme", name, "%d layers" % len(order), "%d colours" % n)


# ---- sheets to print ----

def check_places(layout, page):
    """No item leaves the page; the readable ones do not cover each other."""
    readable = (QgsLayoutItemLegend, QgsLayoutItemScaleBar, QgsLayoutItemLabel, QgsLayoutItemMap)
    boxes = []
    for item in layout.items():
        if not hasattr(item, "uuid") or type(item).__name__ == "QgsLayoutItemPage":
            continue
        box = item.sceneBoundingRect()
        if not page.adjusted(-.5, -.5, .5, .5).contains(box):
            fail("sheet %s: %s leaves the page", layout.name(), item.id())
        if isinstance(item, readable):
            inner = box.adjusted(.2, .2, -.2, -.2)
            for name, other in boxes:
                if inner.intersects(other):
                    fail("sheet %s: %s covers %s", layout.name(), item.id(), name)
            boxes.append((item.id(), inner))


def check_label(layout, item):
    text = item.currentText()
    if not text.strip() or "[%" in text:
        fail("sheet %s: the text %s reads \"%s\"", layout.name(), item.id(), text)
    if item.sizeForText().width() > item.rect().width() * 3:
        fail("sheet %s: the text %s is more than three lines: %s", layout.name(), item.id(), text)


def check_map(layout, item):
    themes = layout.project().mapThemeCollection().mapThemes()
    if item.extent().isEmpty():
        fail("sheet %s: its map looks nowhere", layout.name())
    if not item.followVisibilityPreset() or item.followVisibilityPresetName() not in themes:
        fail("sheet %s: its map follows no theme", layout.name())


def check_items(layout):
    kinds = set()
    for item in layout.items():
        kinds.add(type(item).__name__)
        if isinstance(item, (QgsLayoutItemLegend, QgsLayoutItemScaleBar)) and not item.linkedMap():
            fail("sheet %s: %s belongs to no map", layout.name(), item.id())
        if isinstance(item, QgsLayoutItemMap):
            check_map(layout, item)
        if isinstance(item, QgsLayoutItemPicture) and item.isMissingImage():
            fail("sheet %s: picture missing: %s", layout.name(), item.picturePath())
        if isinstance(item, QgsLayoutItemLabel):
            check_label(layout, item)
        if isinstance(item, QgsLayoutItemLegend):
            check_legend(layout, item)
    for kind in ("QgsLayoutItemMap", "QgsLayoutItemLegend", "QgsLayoutItemScaleBar",
                 "QgsLayoutItemLabel"):
        if kind not in kinds:
            fail("sheet %s: no %s", layout.name(), kind)


def check_legend(layout, legend):
    names = []
    for node in legend.model().rootGroup().findLayers():
        if node.layer() is None:
            fail("sheet %s: a layer of the legend does not exist", layout.name())
            continue
        lines = legend.model().layerLegendNodes(node)
        names += [line.data(0) for line in lines]
    if not names or any(not str(name or "").strip() for name in names if len(names) > 1):
        fail("sheet %s: its legend has lines without words: %s", layout.name(), names)


def check_layout(layout, folder):
    if layout.pageCollection().pageCount() < 1:
        fail("sheet %s: no page", layout.name())
        return
    size = layout.pageCollection().page(0).pageSize()
    atlas = layout.atlas()
    pages = 1
    if atlas.enabled():
        atlas.beginRender()
        pages = atlas.count()
        if not atlas.first():
            fail("sheet %s: its atlas has no pages", layout.name())
    layout.refresh()
    image = QgsLayoutExporter(layout).renderPageToImage(0, QSize(), 60)
    # A legend knows its size once it is drawn.
    for item in layout.items():
        if isinstance(item, QgsLayoutItemLegend):
            item.adjustBoxSize()
    check_places(layout, QRectF(0, 0, size.width(), size.height()))
    check_items(layout)
    n = check_picture("sheet " + layout.name(), image, FEWEST_COLOURS)
    if folder:
        image.save(os.path.join(folder, "sheet %s.png" % layout.name()))
    say("sheet", layout.name(), "%gx%g mm" % (size.width(), size.height()), "%d pages" % pages,
        "%d colours" % n)


def check_pdf(layout):
    path = os.path.join(PROFILE.name, "sheet.pdf")
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = 100
    if QgsLayoutExporter(layout).exportToPdf(path, settings) != QgsLayoutExporter.Success:
        fail("sheet %s: cannot be printed to PDF", layout.name())
    say("pdf", layout.name(), os.path.getsize(path))


def check_project(path, folder):
    project = QgsProject.instance()
    if not project.read(path):
        fail("the project cannot be read: %s", project.error())
        return
    if project.crs().authid() != ANALYSIS_CRS:
        fail("project CRS \"%s\", not %s", project.crs().authid(), ANALYSIS_CRS)
    text = project_text(path)
    layers = sorted(project.mapLayers().values(), key=lambda layer: layer.id())
    say("project", project.title(), "%d layers" % len(layers))
    check_paths(text)
    check_tree(project, layers, text)
    for layer in layers:
        check_layer(layer, ANALYSIS_CRS, has_own_style(text, layer))
    themes = project.mapThemeCollection().mapThemes()
    layouts = project.layoutManager().layouts()
    if not themes or not layouts:
        fail("%d themes, %d sheets", len(themes), len(layouts))
    for name in themes:
        check_theme(project, name, folder)
    for layout in layouts:
        check_layout(layout, folder)
    if layouts:
        check_pdf(layouts[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", nargs="+", help="a project, or layers")
    parser.add_argument("--png", metavar="FOLDER", help="keep pictures of themes and sheets")
    options = parser.parse_args()
    QgsApplication.setPrefixPath(os.environ.get("QGIS_PREFIX_PATH", "/usr"), True)
    application = QgsApplication([], True)
    application.initQgis()
    QgsApplication.messageLog().messageReceived.connect(on_message)
    for what in options.what:
        if what.endswith((".qgz", ".qgs")):
            check_project(what, options.png)
        else:
            check_by_itself(what)
    for problem in problems:
        print("FAIL " + problem)
    sys.stdout.flush()
    sys.stderr.flush()
    PROFILE.cleanup()
    # QGIS 3.22 can crash while it tidies up, after everything is done.
    os._exit(1 if problems else 0)


main()
