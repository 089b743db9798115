import { COLOURS } from "../palette.js";

/** How the page looks: black on white, one column that can be read on a telephone, at a desk and on A4, and nothing that has to
 *  be fetched. */
export const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%}
body{margin:0;color:${COLOURS.ink};background:#fff;font:1rem/1.55 Arial,Helvetica,sans-serif}
a{color:${COLOURS.blue}}a:focus-visible,[tabindex]:focus-visible{outline:3px solid #ffb81c;outline-offset:2px}
.skip{position:absolute;left:-999rem}.skip:focus{position:static;display:block;padding:.5rem}
header{border-top:.5rem solid ${COLOURS.blue};background:#f0f4f5}
header>div,main,footer,nav{max-width:52rem;margin:0 auto;padding:0 1.25rem}
header>div{padding-top:1.75rem;padding-bottom:1.75rem}
.kicker{margin:0 0 .25rem;color:${COLOURS.grey};font-size:.9375rem}
h1{margin:0 0 1rem;font-size:1.25rem;line-height:1.3}
h2{margin:3rem 0 1rem;padding-top:1rem;border-top:1px solid #d8dde0;font-size:1.5rem;line-height:1.25}
h3{margin:2rem 0 .5rem;font-size:1.125rem;line-height:1.3}
h1,h2,h3,h4,h5,p,li,figcaption,thead th{overflow-wrap:anywhere}
h4,h5{margin:1.25rem 0 .25rem;font-size:1rem}
p,ul{margin:0 0 1rem;max-width:44rem}li{margin-bottom:.25rem}
.lead{font-size:1.5rem;line-height:1.35;font-weight:bold;max-width:none}
.answer{font-weight:bold}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1rem;margin:1.25rem 0 0;padding:0;list-style:none;max-width:none}
.tiles li{margin:0;padding:1rem;background:#fff;border-left:.375rem solid ${COLOURS.blue}}
.tiles b{display:block;font-size:1.75rem;line-height:1.2}
.tiles span{display:block;color:${COLOURS.grey};font-size:.9375rem}
nav ol{columns:16rem 2;column-gap:2rem;margin:1.5rem 0 0;padding-left:1.25rem;max-width:none}
figure{margin:2rem 0}
figure h3{margin-top:0}
figcaption{color:${COLOURS.grey};font-size:.9375rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:0 0 .5rem;padding:0;list-style:none;font-size:.9375rem;max-width:none}
.legend svg{margin-right:.375rem;vertical-align:middle}
.drawing svg{display:block;max-width:100%;height:auto}
.narrow{display:none}
@media(max-width:40rem){.table table{min-width:36rem}.wide{display:none}.narrow{display:block}.lead{font-size:1.25rem}}
.table{overflow-x:auto;margin:0 0 1.5rem}
table{border-collapse:collapse;min-width:min(100%,30rem);font-size:.9375rem}
th,td{padding:.375rem .75rem .375rem 0;border-bottom:1px solid #d8dde0;text-align:left;vertical-align:top;overflow-wrap:break-word}
th[scope=row]{font-weight:normal;min-width:9rem;overflow-wrap:anywhere}thead th{border-bottom-width:2px;vertical-align:bottom}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;overflow-wrap:normal}thead .number{white-space:normal}
.bar{display:inline-block;width:4rem;height:.625rem;background:#e8edee;vertical-align:baseline}
.bar span{display:block;height:100%;background:${COLOURS.blue}}
.caveats{padding:0;list-style:none}.caveats li{margin-bottom:.75rem;padding:.75rem 1rem;border-left:.375rem solid ${COLOURS.orange};background:#fff7ed;overflow-wrap:anywhere}
button{min-height:2.75rem;padding:.375rem 1rem;border:2px solid ${COLOURS.blue};border-radius:.25rem;color:${COLOURS.blue};background:#fff;font:inherit;cursor:pointer}button:focus-visible{outline:3px solid #ffb81c;outline-offset:2px}button:disabled{color:${COLOURS.grey};border-color:${COLOURS.pale}}
footer{margin-top:3rem;padding-top:1rem;padding-bottom:2rem;color:${COLOURS.grey};font-size:.875rem;overflow-wrap:anywhere}
@page{size:A4;margin:16mm 14mm}
@media print{.drawing svg{width:100%}body{font-size:10pt}header{background:none}header>div,main,footer{max-width:none;padding-left:0;padding-right:0}
nav,.skip,#again{display:none}.wide{display:block}.narrow{display:none}figure,tr,.tiles li,.caveats li{break-inside:avoid}h2,h3{break-after:avoid}
.tiles{grid-template-columns:repeat(3,1fr)}.tiles li{border-top:1px solid #d8dde0;border-right:1px solid #d8dde0;border-bottom:1px solid #d8dde0}
.table{overflow:visible}table{width:100%;font-size:8.5pt}td{overflow-wrap:anywhere;min-width:4em}.number{white-space:normal}a{color:inherit;text-decoration:none}
.bar,.bar span{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`.trim();
