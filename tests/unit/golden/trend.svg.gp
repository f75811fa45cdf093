reset
set encoding utf8
set terminal svg noenhanced background rgb '#ffffff' font 'Noto Sans CJK SC,sans-serif,12' size 960,604
set output './out'
unset key
unset border
unset tics
set label '汐川市重点工作' at screen 0.029167,screen 0.940417 left font ',21' textcolor rgb '#1c2733' front
set label '完成率' at screen 0.029167,screen 0.897385 left font ',13.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.029167,screen 0.841112 to screen 0.052083,screen 0.841112 back nohead linewidth 1.4 linecolor rgb '#3d4a57' dashtype (10,6)
set label '序时进度' at screen 0.059375,screen 0.841112 left font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.130208,screen 0.841112 to screen 0.153125,screen 0.841112 back nohead linewidth 3 linecolor rgb '#1c2733'
set label '汐川市重点工作' at screen 0.160417,screen 0.841112 left font ',12' textcolor rgb '#5d6b7a' front
set object rectangle from screen 0.268750,screen 0.851043 to screen 0.281250,screen 0.831182 behind fillcolor rgb '#cfe3f3' fillstyle solid noborder
set label '居中的一半' at screen 0.288542,screen 0.841112 left font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.371875,screen 0.841112 to screen 0.394792,screen 0.841112 back nohead linewidth 3 linecolor rgb '#d3d9df'
set label '单项任务' at screen 0.402083,screen 0.841112 left font ',12' textcolor rgb '#5d6b7a' front
set label '完成率' at screen 0.029167,screen 0.789805 left font ',12' textcolor rgb '#5d6b7a' front
set arrow from screen 0.077083,screen 0.095995 to screen 0.810417,screen 0.095995 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '0%' at screen 0.068750,screen 0.095995 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.077083,screen 0.207216 to screen 0.810417,screen 0.207216 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '25%' at screen 0.068750,screen 0.207216 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.077083,screen 0.318438 to screen 0.810417,screen 0.318438 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '50%' at screen 0.068750,screen 0.318438 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.077083,screen 0.429659 to screen 0.810417,screen 0.429659 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '75%' at screen 0.068750,screen 0.429659 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.077083,screen 0.540881 to screen 0.810417,screen 0.540881 back nohead linewidth 1.4 linecolor rgb '#d9dfe5'
set label '100%' at screen 0.068750,screen 0.540881 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.077083,screen 0.652102 to screen 0.810417,screen 0.652102 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '125%' at screen 0.068750,screen 0.652102 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.077083,screen 0.763323 to screen 0.810417,screen 0.763323 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '≥150%' at screen 0.068750,screen 0.763323 right font ',11.5' textcolor rgb '#5d6b7a' front
set arrow from screen 0.494345,screen 0.763323 to screen 0.494345,screen 0.026481 back nohead linewidth 0.8 linecolor rgb '#d9dfe5'
set label '前三季度' at screen 0.797917,screen 0.071168 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '一季度' at screen 0.595536,screen 0.071168 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '全年' at screen 0.494345,screen 0.071168 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '上半年' at screen 0.291964,screen 0.071168 center font ',11.5' textcolor rgb '#5d6b7a' front
set label '2024' at screen 0.696726,screen 0.039722 center font ',11.5' textcolor rgb '#1c2733' front
set label '2023' at screen 0.393155,screen 0.039722 center font ',11.5' textcolor rgb '#1c2733' front
set arrow from screen 0.797917,screen 0.362926 to screen 0.827083,screen 0.362926 back nohead linewidth 0.8 linecolor rgb '#d55e00'
set label '60.0%  汐川市重点工作' at screen 0.833333,screen 0.362926 left font ',12' textcolor rgb '#d55e00' front
set arrow from screen 0.797917,screen 0.140483 to screen 0.827083,screen 0.140483 back nohead linewidth 0.8 linecolor rgb '#0072b2'
set label '10.0%  汐川市重点工作' at screen 0.833333,screen 0.140483 left font ',12' textcolor rgb '#0072b2' front
set lmargin at screen 0.077083
set rmargin at screen 0.810417
set tmargin at screen 0.763323
set bmargin at screen 0.095995
set xrange [24275.6294:24297.3706]
set yrange [0:1.5]
$pace << END

24276 0
24282 0.5
24288 1

24288 0
24291 0.25
24297 0.75
END
$half << END


24297 0.475 1.1875
END
$middle << END

24282 0.4 0.4
24288 0.9 0.9

24291 0.25 0.25
24297 0.675 0.675
END
$all << END


24291 0.3 0.3
24297 1.5 1.5


24282 0.5 0.5
24288 1 1

24291 0.25 0.25
24297 0.75 0.75

END
$mark1 << END

24282 0.4 0.4
24288 0.9 0.9

24291 0.2 0.2
24297 0.6 0.6

END
$mark2 << END

24282 0.1 0.1
24288 0.3 0.3

24297 0.1 0.1

END
plot $all using 1:2 with linespoints linewidth 0.6 pointtype 7 pointsize 0.2222 linecolor rgb '#d3d9df', \
     $half using 1:2:3 with filledcurves fillstyle transparent solid 0.75 noborder fillcolor rgb '#cfe3f3', \
     $pace using 1:2 with lines dashtype (10,6) linewidth 1.4 linecolor rgb '#3d4a57', \
    $middle using 1:2 with linespoints linewidth 3 pointtype 7 pointsize 0.7778 linecolor rgb '#1c2733', \
    $mark1 using 1:2 with linespoints linewidth 2 pointtype 7 pointsize 0.8889 linecolor rgb '#d55e00', \
    $mark2 using 1:2 with linespoints linewidth 2 pointtype 7 pointsize 0.8889 linecolor rgb '#0072b2'
unset output
