/* SPDX-License-Identifier: MPL-2.0 */
#include "report/report.h"

#include <libxml/xmlsave.h>

#include "core/error.h"
#include "core/text.h"
#include "report/report_parts.h"
#include "write/xml.h"

/* The page's look, in the file itself: nothing is loaded from elsewhere. */
static const char STYLE[] =
    "body{font:1rem/1.5 'Segoe UI',Roboto,'DejaVu Sans',sans-serif;color:#1a1a1a;margin:0 auto;"
    "max-width:52rem;padding:1rem}"
    "h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0}"
    "h2{border-top:3px solid #2c7fb8;margin-top:2.5rem;padding-top:.6rem}"
    "h3{margin-top:1.8rem}"
    "p,li{max-width:44rem}"
    ".key{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,"
    "minmax(15rem,1fr));gap:1rem}"
    ".key li{border:1px solid #c8c8c8;border-radius:6px;padding:.8rem}"
    ".key strong,.key span{display:block}"
    ".number{font-size:2rem;color:#253494;line-height:1.3}"
    "figure{margin:1rem 0}figcaption{font-weight:600;margin-bottom:.3rem}"
    "svg{width:100%;height:auto;background:#fff}svg.outlines{position:absolute;width:0;height:0}"
    ".legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1rem;font-size:.9rem}"
    ".swatch{display:inline-block;width:1.1rem;height:.8rem;margin-right:.4rem;border:1px solid "
    "#8a8a8a}.swatch.round{border-radius:50%;width:.8rem}"
    ".table{overflow-x:auto}"
    "table{border-collapse:collapse;font-size:.9rem;margin:1rem 0;width:100%}"
    "caption{text-align:left;font-weight:600;margin-bottom:.3rem}"
    "th,td{padding:.25rem .5rem;text-align:right;border-bottom:1px solid #d5d5d5;"
    "vertical-align:bottom}"
    "th:first-child{text-align:left}"
    "thead th{border-bottom:2px solid #1a1a1a}"
    "tbody th{font-weight:400}"
    "@page{size:A4;margin:18mm}"
    "@media print{body{max-width:none;padding:0;font-size:10pt}figure,tr{break-inside:avoid}"
    "h2,h3,caption{break-after:avoid}.table{overflow:visible}}";

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
    if (project->year)
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
