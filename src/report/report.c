/* SPDX-License-Identifier: MPL-2.0 */
#include "report/report.h"

#include <libxml/xmlsave.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"
#include "report/report_parts.h"
#include "write/xml.h"

/* The page's look, in the file itself: nothing is loaded from elsewhere. */
static const char STYLE[] =
    "body{font:1rem/1.5 'Segoe UI',Roboto,'DejaVu Sans',sans-serif;color:#1a1a1a;"
    "margin:0 auto;max-width:56rem;padding:1rem}"
    "h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0}"
    "h2{border-top:3px solid #2c7fb8;margin-top:2.5rem;padding-top:.6rem}"
    "h3{margin-top:1.8rem}"
    "p,li{max-width:44rem}"
    ".key{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,"
    "minmax(15rem,1fr));gap:1rem}"
    ".key li{border:1px solid #c8c8c8;border-radius:6px;padding:.8rem}"
    ".key strong,.key span{display:block}"
    ".number{font-size:2rem;color:#253494;line-height:1.3}"
    "figure{margin:1rem 0}"
    "figcaption{font-weight:600;margin-bottom:.3rem}"
    "svg{width:100%;height:auto;background:#fff}"
    "svg.outlines{position:absolute;width:0;height:0}"
    "svg text{font-size:12px;fill:#1a1a1a}"
    ".names text{text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-opacity:.85;"
    "stroke-width:2.5px}"
    ".charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));"
    "gap:0 2rem}"
    ".charts figure{margin:.6rem 0}"
    ".legend{list-style:none;padding:0;margin:.4rem 0;display:flex;flex-wrap:wrap;"
    "gap:.2rem 1rem;font-size:.9rem}"
    ".swatch{display:inline-block;width:1.1rem;height:.8rem;margin-right:.4rem;"
    "border:1px solid #8a8a8a}"
    ".swatch.round{border-radius:50%;width:.8rem}"
    ".swatch.hatched{background:repeating-linear-gradient(45deg,#1a1a1a 0 1px,#fff 1px 4px)}"
    ".source{font-size:.8rem;color:#555;margin:.3rem 0}"
    ".table{overflow-x:auto;margin:1rem 0;background:linear-gradient(to right,#fff 30%,"
    "transparent) 0 0/3rem 100% no-repeat local,linear-gradient(to left,#fff 30%,"
    "transparent) 100% 0/3rem 100% no-repeat local,linear-gradient(to left,rgba(0,0,0,.35),"
    "transparent) 100% 0/1rem 100% no-repeat scroll}"
    "table{border-collapse:separate;border-spacing:0;font-size:.85rem;width:100%;"
    "font-variant-numeric:tabular-nums}"
    "caption{text-align:left;font-weight:600;padding-bottom:.3rem}"
    "caption span{position:sticky;left:0;display:inline-block;max-width:calc(100vw - 2rem)}"
    "th,td{padding:.25rem .4rem;text-align:right;border-bottom:1px solid #d5d5d5;"
    "vertical-align:bottom}"
    "th:first-child{text-align:left;position:sticky;left:0;background:#fff}"
    "thead th{border-bottom:2px solid #1a1a1a}"
    "tbody th{font-weight:400}"
    ".total th,.total td{font-weight:600;border-top:1px solid #1a1a1a}"
    "@media(min-width:45rem){tbody th{white-space:nowrap}}"
    "@media(max-width:44.99rem){th:first-child{max-width:8.5rem;overflow-wrap:break-word;"
    "border-right:1px solid #d5d5d5}.names text{font-size:15px}.scale text{font-size:20px}}"
    "@page{size:A4;margin:15mm}"
    "@media print{body{max-width:none;padding:0;font-size:9.5pt;line-height:1.35}h1{"
    "font-size:18pt}h2{margin-top:1.2rem}h3{margin:.6rem 0 .2rem}p{margin:.3rem 0}.key{"
    "grid-template-columns:repeat(3,1fr);gap:.5rem}.key li{padding:.4rem .6rem}.number{"
    "font-size:16pt}figure{margin:.4rem 0}figure svg{max-height:82mm}.charts{"
    "grid-template-columns:1fr 1fr}table{font-size:8pt;line-height:1.2}th,td{"
    "padding:.12rem .35rem}.table{overflow:visible;background:none;margin:.5rem 0}"
    "caption span,th:first-child{position:static;background:none}.legend{font-size:8pt}.kept,figure,table,tr,"
    ".key li{break-inside:avoid}h1,h2,h3,caption{break-after:avoid}h2+p{break-after:avoid}}";

static void add_head(xmlNodePtr html, const adg_project *project)
{
    xmlNodePtr head = adg_xml_add(html, "head", NULL);
    adg_xml_set(adg_xml_add(head, "meta", NULL), "charset", "utf-8");
    xmlNodePtr viewport = adg_xml_add(head, "meta", NULL);
    adg_xml_set(viewport, "name", "viewport");
    adg_xml_set(viewport, "content", "width=device-width, initial-scale=1");
    adg_xml_add_format(head, "title", _("Access to health care: %s"), project->name);
    adg_xml_add(head, "style", STYLE);
}

static void add_header(xmlNodePtr body, const adg_project *project)
{
    xmlNodePtr header = adg_xml_add(body, "header", NULL);
    adg_xml_add_format(header, "h1", _("Access to health care: %s"), project->name);
    /* "Region Syddanmark 2021" says its year itself. */
    if (project->year && !strstr(project->name, project->year))
        adg_xml_add_format(header, "p", _("Figures for %s"), project->year);
}

static xmlDocPtr make_document(adg_report *r)
{
    const adg_project *project = r->findings->study->project;
    xmlDocPtr document = xmlNewDoc(BAD_CAST "1.0");
    xmlNodePtr html = xmlNewDocNode(document, NULL, BAD_CAST "html", NULL);
    xmlDocSetRootElement(document, html);
    xmlCreateIntSubset(document, BAD_CAST "html", NULL, NULL);
    adg_xml_set(html, "lang", adg_language_code());
    add_head(html, project);
    xmlNodePtr body = adg_xml_add(html, "body", NULL);
    add_header(body, project);
    r->main = adg_xml_add(body, "main", NULL);
    adg_report_add_summary(r);
    if (r->findings->difference)
        adg_report_add_change(r);
    adg_report_add_problem(r);
    adg_report_add_target_group(r);
    adg_report_add_action(r);
    adg_report_add_goal(r);
    adg_report_add_documentation(r);
    return document;
}

static adg_status save(xmlDocPtr document, const char *path, adg_error *error)
{
    xmlBufferPtr buffer = xmlBufferCreate();
    xmlSaveCtxtPtr saver = xmlSaveToBuffer(buffer, "UTF-8", XML_SAVE_NO_DECL | XML_SAVE_XHTML);
    adg_status status = saver && xmlSaveDoc(saver, document) >= 0 ? ADG_OK : adg_fail_memory(error);
    if (saver)
        xmlSaveClose(saver);
    if (status == ADG_OK)
        status =
            adg_write_bytes(path, xmlBufferContent(buffer), (size_t)xmlBufferLength(buffer), error);
    xmlBufferFree(buffer);
    return status;
}

adg_status adg_report_write(const adg_findings *findings, const adg_styles *styles,
                            const char *path, adg_error *error)
{
    adg_report report = {.findings = findings, .styles = styles, .error = error};
    xmlDocPtr document = make_document(&report);
    adg_status status = report.status;
    if (status == ADG_OK)
        status = save(document, path, error);
    xmlFreeDoc(document);
    return status;
}
