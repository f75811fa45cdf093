reset
set encoding utf8
set terminal svg noenhanced background rgb '#ffffff' font 'Noto Sans CJK SC,sans-serif,12' size 960,604
set output './out'
unset key
unset border
unset tics
set label '汐川市重点工作' at screen 0.029167,screen 0.940417 left font ',21' textcolor rgb '#1c2733' front
set label '完成率' at screen 0.029167,screen 0.897385 left font ',13.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.029167,screen 0.841112 to screen 0.052083,screen 0.841112 back nohead linewidth 3 linecolor rgb '#8793a0'
set label '汐川市重点工作' at screen 0.059375,screen 0.841112 left font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.167708,screen 0.841112 to screen 0.190625,screen 0.841112 back nohead linewidth 3 linecolor rgb '#0072b2'
set label '汐川市重点工作' at screen 0.197917,screen 0.841112 left font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.306250,screen 0.841112 to screen 0.329167,screen 0.841112 back nohead linewidth 1.4 linecolor rgb '#0072b2' dashtype (10,6)
set label '汐川市重点工作' at screen 0.336458,screen 0.841112 left font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.444792,screen 0.841112 to screen 0.467708,screen 0.841112 back nohead linewidth 1.4 linecolor rgb '#3d4a57' dashtype (10,6)
set label '序时进度' at screen 0.475000,screen 0.841112 left font ',12' textcolor rgb '#5d6b7a' front
set label '完成率' at screen 0.029167,screen 0.789805 left font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.070833,screen 0.095995 to screen 0.870833,screen 0.095995 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '0' at screen 0.062500,screen 0.095995 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.070833,screen 0.207216 to screen 0.870833,screen 0.207216 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '1' at screen 0.062500,screen 0.207216 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.070833,screen 0.318438 to screen 0.870833,screen 0.318438 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '2' at screen 0.062500,screen 0.318438 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.070833,screen 0.429659 to screen 0.870833,screen 0.429659 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '3' at screen 0.062500,screen 0.429659 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.070833,screen 0.540881 to screen 0.870833,screen 0.540881 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '4' at screen 0.062500,screen 0.540881 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.070833,screen 0.652102 to screen 0.870833,screen 0.652102 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '5' at screen 0.062500,screen 0.652102 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.070833,screen 0.763323 to screen 0.870833,screen 0.763323 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '6' at screen 0.062500,screen 0.763323 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.470833,screen 0.763323 to screen 0.470833,screen 0.026481 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '前三季度' at screen 0.761458,screen 0.071168 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '一季度' at screen 0.567708,screen 0.071168 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '全年' at screen 0.470833,screen 0.071168 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '上半年' at screen 0.277083,screen 0.071168 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '2024' at screen 0.664583,screen 0.039722 center font ',11.5' textcolor rgb '#1c2733' front
set label '2023' at screen 0.373958,screen 0.039722 center font ',11.5' textcolor rgb '#1c2733' front
set label '4 (3–5)' at screen 0.877083,screen 0.540881 left font ',12' textcolor rgb '#0072b2' front
set label '6' at screen 0.877083,screen 0.763323 left font ',12' textcolor rgb '#8793a0' front
set lmargin at screen 0.070833
set rmargin at screen 0.870833
set tmargin at screen 0.763323
set bmargin at screen 0.095995
set xrange [24275.6129:24300.3871]
set yrange [0:6]
$counts << END

24282 5 1
24288 5 4

24291 6 0
24297 6 2
END
$pace << END

24276 0
24282 2.5
24288 5

24288 0
24291 1.5
24297 4.5
24300 6
END
$forecast << END
24297 2
24300 4
END
$range << END
24300 3 5
END
plot $counts using 1:3 with filledcurves y1=0 fillstyle solid noborder fillcolor rgb '#cfe3f3', \
    $pace using 1:2 with lines dashtype (10,6) linewidth 1.4 linecolor rgb '#3d4a57', \
    $counts using 1:2 with linespoints linewidth 2 pointtype 7 pointsize 0.6667 linecolor rgb '#8793a0', \
    $counts using 1:3 with linespoints linewidth 3 pointtype 7 pointsize 0.8889 linecolor rgb '#0072b2', \
    $range using 1:2:(0):($3-$2) with vectors nohead linewidth 5 linecolor rgb '#8793a0', \
    $forecast using 1:2 with lines dashtype (10,6) linewidth 1.8 linecolor rgb '#0072b2', \
    $forecast using 1:2 every ::1 with points pointtype 7 pointsize 1.111 linecolor rgb '#0072b2'
unset output
