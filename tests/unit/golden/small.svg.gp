reset
set encoding utf8
set terminal svg noenhanced background rgb '#ffffff' font 'Noto Sans CJK SC,sans-serif,12' size 960,457
set output './out'
unset key
unset border
unset tics
set label '汐川市重点工作' at screen 0.029167,screen 0.921225 left font ',21' textcolor rgb '#1c2733' front
set label '完成率' at screen 0.029167,screen 0.864333 left font ',13.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.029167,screen 0.789934 to screen 0.052083,screen 0.789934 back nohead linewidth 3 linecolor rgb '#0072b2'
set label '汐川市重点工作' at screen 0.059375,screen 0.789934 left font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.167708,screen 0.789934 to screen 0.190625,screen 0.789934 back nohead linewidth 1.4 linecolor rgb '#3d4a57' dashtype (10,6)
set label '序时进度' at screen 0.197917,screen 0.789934 left font ',12' textcolor rgb '#5d6b7a' front
set label '汐川市重点工作' at screen 0.029167,screen 0.671772 left font ',12.5' textcolor rgb '#1c2733' front
set arrow from screen 0.029167,screen 0.455142 to screen 0.196354,screen 0.455142 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set arrow from screen 0.029167,screen 0.577681 to screen 0.196354,screen 0.577681 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '2024 前三季度' at screen 0.191146,screen 0.426696 center font ',10.5' textcolor rgb '#5d6b7a' front
set label '2023 上半年' at screen 0.079167,screen 0.426696 center font ',10.5' textcolor rgb '#5d6b7a' front
set label '100%' at screen 0.200521,screen 0.577681 left font ',10.5' textcolor rgb '#5d6b7a' front
set label '60%' at screen 0.200521,screen 0.528665 left font ',12' textcolor rgb '#d55e00' front
set label '汐川市重点工作' at screen 0.271354,screen 0.671772 left font ',12.5' textcolor rgb '#1c2733' front
set arrow from screen 0.271354,screen 0.455142 to screen 0.438542,screen 0.455142 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set arrow from screen 0.271354,screen 0.577681 to screen 0.438542,screen 0.577681 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '2024 前三季度' at screen 0.433333,screen 0.426696 center font ',10.5' textcolor rgb '#5d6b7a' front
set label '2023 上半年' at screen 0.321354,screen 0.426696 center font ',10.5' textcolor rgb '#5d6b7a' front
set label '100%' at screen 0.442708,screen 0.577681 left font ',10.5' textcolor rgb '#5d6b7a' front
set label '10%' at screen 0.442708,screen 0.467396 left font ',12' textcolor rgb '#d55e00' front
set label '汐川市重点工作' at screen 0.513542,screen 0.671772 left font ',12.5' textcolor rgb '#1c2733' front
set arrow from screen 0.513542,screen 0.455142 to screen 0.680729,screen 0.455142 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set arrow from screen 0.513542,screen 0.577681 to screen 0.680729,screen 0.577681 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '2024 前三季度' at screen 0.675521,screen 0.426696 center font ',10.5' textcolor rgb '#5d6b7a' front
set label '2023 上半年' at screen 0.563542,screen 0.426696 center font ',10.5' textcolor rgb '#5d6b7a' front
set label '250%' at screen 0.684896,screen 0.638950 left font ',12' textcolor rgb '#0072b2' front
set label '汐川市重点工作' at screen 0.755729,screen 0.671772 left font ',12.5' textcolor rgb '#1c2733' front
set arrow from screen 0.755729,screen 0.455142 to screen 0.922917,screen 0.455142 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set arrow from screen 0.755729,screen 0.577681 to screen 0.922917,screen 0.577681 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '2024 前三季度' at screen 0.917708,screen 0.426696 center font ',10.5' textcolor rgb '#5d6b7a' front
set label '2023 上半年' at screen 0.805729,screen 0.426696 center font ',10.5' textcolor rgb '#5d6b7a' front
set label '75%' at screen 0.927083,screen 0.547046 left font ',12' textcolor rgb '#0072b2' front
set label '汐川市重点工作' at screen 0.029167,screen 0.317287 left font ',12.5' textcolor rgb '#1c2733' front
set arrow from screen 0.029167,screen 0.100656 to screen 0.196354,screen 0.100656 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set arrow from screen 0.029167,screen 0.223195 to screen 0.196354,screen 0.223195 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '2024 前三季度' at screen 0.191146,screen 0.072210 center font ',10.5' textcolor rgb '#5d6b7a' front
set label '2023 上半年' at screen 0.079167,screen 0.072210 center font ',10.5' textcolor rgb '#5d6b7a' front
set lmargin at screen 0.000000
set rmargin at screen 1.000000
set tmargin at screen 1.000000
set bmargin at screen 0.000000
set xrange [0:960]
set yrange [457:0]
$rates << END

76.00 226.60 24282 0.4
119.00 198.60 24288 0.9

140.50 237.80 24291 0.2
183.50 215.40 24297 0.6

308.50 243.40 24282 0.1
351.50 232.20 24288 0.3

416.00 243.40 24297 0.1


605.50 232.20 24291 0.3
648.50 165.00 24297 2.5

773.50 221.00 24282 0.5
816.50 193.00 24288 1

838.00 235.00 24291 0.25
881.00 207.00 24297 0.75


END
$pace << END

33.00 249.00 24276 0
76.00 221.00 24282 0.5
119.00 193.00 24288 1

119.00 249.00 24288 0
140.50 235.00 24291 0.25
183.50 207.00 24297 0.75

265.50 249.00 24276 0
308.50 221.00 24282 0.5
351.50 193.00 24288 1

351.50 249.00 24288 0
373.00 235.00 24291 0.25
416.00 207.00 24297 0.75

498.00 249.00 24276 0
541.00 221.00 24282 0.5
584.00 193.00 24288 1

584.00 249.00 24288 0
605.50 235.00 24291 0.25
648.50 207.00 24297 0.75

730.50 249.00 24276 0
773.50 221.00 24282 0.5
816.50 193.00 24288 1

816.50 249.00 24288 0
838.00 235.00 24291 0.25
881.00 207.00 24297 0.75

33.00 411.00 24276 0
76.00 383.00 24282 0.5
119.00 355.00 24288 1

119.00 411.00 24288 0
140.50 397.00 24291 0.25
183.50 369.00 24297 0.75
END
plot $pace using 1:2 with lines dashtype (6,4) linewidth 1.1 linecolor rgb '#3d4a57', \
    $rates using 1:2 with linespoints linewidth 2 pointtype 7 pointsize 0.6111 linecolor rgb '#0072b2'
unset output
